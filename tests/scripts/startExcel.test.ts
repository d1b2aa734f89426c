// npm start for desktop Excel, with stand-ins for Office's tools: what is served, what is explained, and how it ends.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";
import { StandIn, type Running } from "./standIn";

const SERVED = /Excel has the add-in: Home tab, CertVerdict\. Served from (https:\/\/localhost:(\d+));/;

let certificate: string;
let project: StandIn;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "certverdict-certificate-"));
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(folder, name));
  jest.spyOn(console, "log").mockImplementation();
  await generateCertificates(ca, cert, key, 2, ["localhost"]);
  certificate = JSON.stringify({ cert: readFileSync(cert!, "utf8"), key: readFileSync(key!, "utf8") });
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  project = new StandIn();
  project.write("node_modules/office-addin-dev-certs/certificate.json", certificate);
  project.write("dist/taskpane.html", "https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  // What npm start does, at a port of the test: that of the manifest may be in use.
  project.write(
    "scripts/start-at.mjs",
    `import { runScript } from "./child-process.mjs"; import { openInExcel } from "./excel.mjs";
     await runScript(() => openInExcel({ port: Number(process.argv[2]) }));`,
  );
});
afterEach(() => project.remove());

async function portOf(running: Running): Promise<string> {
  return (await running.says(SERVED))[2]!;
}

/** What the https server says. */
function get(port: string, path: string): Promise<{ status: number; origins: unknown; body: string }> {
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port,
      path,
      headers: { host: `localhost:${port}` },
      rejectUnauthorized: false,
    };
    request(options, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => (body += part));
      response.on("end", () => {
        resolve({
          status: response.statusCode!,
          origins: response.headers["access-control-allow-origin"],
          body,
        });
      });
    })
      .on("error", reject)
      .end();
  });
}

test("the pages are served over https as they were built, until Ctrl+C", async () => {
  const running = project.start("start-at.mjs", ["0"]);
  const port = await portOf(running);
  expect(project.calls()).toEqual(["office start"]);
  expect(await get(port, "/taskpane.html")).toEqual({
    status: 200,
    origins: "*",
    body: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  });
  expect((await get(port, "/office-js/office.js")).status).toBe(404);
  expect(await get(port, "/certverdict-server.json")).toMatchObject({ status: 200, origins: undefined });
  running.child.kill("SIGINT");
  expect(await running.ended()).toMatchObject({ status: 0, stderr: "" });
  expect(project.calls()).toEqual(["office stop"]);
});

test("a second start says that it runs; npm stop ends it and takes the add-in out", async () => {
  const running = project.start("start-at.mjs", ["0"]);
  const port = await portOf(running);
  const second = await project.start("start-at.mjs", [port]).ended();
  expect(second).toMatchObject({ status: 0, stdout: expect.stringContaining("has the add-in already") });
  project.calls();
  const { status, stdout } = project.run("stop.mjs");
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: `Ended the add-in in Excel (https://localhost:${port}).\n`,
  });
  expect((await running.ended()).status).toBe(0);
  expect(project.calls()).toEqual(["office stop"]);
});

test("npm stop takes the add-in out of Excel also where the server has ended without doing so", async () => {
  const running = project.start("start-at.mjs", ["0"]);
  await portOf(running);
  running.child.kill("SIGKILL");
  await running.ended();
  project.calls();
  expect(project.run("stop.mjs").stdout).toBe("Took the add-in out of Excel.\n");
  expect(project.calls()).toEqual(["office stop"]);
  expect(project.run("stop.mjs").stdout).toBe("Nothing of npm start is running.\n");
});

test.each([
  [
    "a certificate may not be installed",
    { NO_CERTIFICATE: "Unable to install the CA certificate. Access is denied." },
    /no certificate for https:\/\/localhost.*\(office-addin-dev-certs\)[^]*Access is denied\.[^]*install --machine/,
  ],
  [
    "Office does not load the add-in",
    { OFFICE_SAYS: "Unable to start debugging.\nError: no Excel" },
    /Excel did not load the add-in\. .*\(office-addin-debugging\) says:\nUnable to start debugging\.\nError: no Excel/,
  ],
])("where %s, that is explained, and nothing is left running", async (_, changes, message) => {
  const { status, stdout, stderr } = await project.start("start-at.mjs", ["0"], changes).ended();
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/To go on without Excel: npm start -- --workbench\n$/);
  expect(stderr).not.toContain("    at ");
  expect(project.run("stop.mjs").stdout).toBe("Nothing of npm start is running.\n");
});

test.each(["win32", "darwin"])(
  "where its port is taken, it is explained how to free it on %s",
  async (platform) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const port = String((other.address() as AddressInfo).port);
    const { status, stderr } = await project.start("start-at.mjs", [port], {}, platform).ended();
    other.close();
    expect(status).toBe(2);
    expect(stderr).toContain(
      `port ${port} cannot be used (EADDRINUSE), and it has to be this one: manifest.xml names it`,
    );
    expect(stderr).toContain(
      platform === "win32" ? `netstat -ano | findstr :${port}` : `lsof -nP -iTCP:${port}`,
    );
    expect(project.calls()).toEqual([]);
  },
);

describe("npm start chooses", () => {
  const noCertificate = { NO_CERTIFICATE: "chose Excel" };

  test.each([
    [
      "Excel where it is wanted, found or not",
      ["--excel"],
      "win32",
      /not where it usually is[^]*chose Excel/,
    ],
    ["the workbench where there is no Excel", ["--port", "0"], "linux", /The workbench: /],
    [
      "the workbench where it is wanted",
      ["--workbench", "--no-browser", "--port", "0"],
      "darwin",
      /The workbench: /,
    ],
  ])("%s", async (_, args, platform, message) => {
    const running = project.start("start.mjs", args, { ...noCertificate, DISPLAY: "" }, platform);
    await running.says(message);
    expect(running.said()).not.toMatch(platform === "win32" ? /The workbench: / : /chose Excel/);
  });

  test("Excel where it is installed", async () => {
    project.write("Applications/Microsoft Excel.app", "");
    const running = project.start("start.mjs", [], { ...noCertificate, HOME: project.folder }, "darwin");
    const { status, stderr } = await running.ended();
    expect(status).toBe(2);
    expect(stderr).toContain("chose Excel");
    expect(project.calls()).toEqual(["webpack addin"]);
  });

  test.each([
    [["--excel"], "desktop Excel, which exists on Windows and macOS only (this is linux)"],
    [["--exel"], "Unknown option '--exel'"],
    [["team.xlsx"], "Unexpected argument 'team.xlsx'"],
    [["--port"], "'--port <value>' argument missing"],
    [["--port", "80a"], '--port is "80a". It has to be a number from 0 to 65535.'],
    [["--port", "65536"], '--port is "65536". It has to be a number from 0 to 65535.'],
    [["--excel", "--workbench"], "--excel goes with no other argument."],
    [["--excel", "--port", "3200"], "--excel goes with no other argument."],
  ])("nothing for %j, and explains what is possible", async (args, message) => {
    const { status, stdout, stderr } = await project.start("start.mjs", args, {}, "linux").ended();
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain("npm start -- --workbench");
    expect(project.calls()).toEqual([]);
  });

  test("nothing for npm stop with an argument", () => {
    const { status, stderr } = project.run("stop.mjs", ["--all"]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "certverdict: npm stop takes no arguments; it got --all.\n",
    });
  });
});
