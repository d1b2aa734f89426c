// The pane's one moving part: it says whether it stands beside a workbook or in an ordinary browser.
async function showPlace(): Promise<void> {
  const place = document.getElementById("place");
  if (place === null) return;
  // Without a connection office.js may not have loaded; the page is then readable all the same.
  if (typeof Office === "undefined") {
    place.textContent = "Microsoft's Office.js could not be loaded. This page can be read without it.";
    return;
  }
  const { host } = await Office.onReady();
  place.textContent =
    host === Office.HostType.Excel
      ? "Open beside your workbook."
      : "Open in a browser. Add CertVerdict to Excel to have this page beside a workbook.";
}

void showPlace();
