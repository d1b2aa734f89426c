// Where desktop Excel is looked for, on machines that are made up.
import { findExcel } from "../../scripts/find-excel.mjs";

const WINDOWS = { PROGRAMFILES: "C:\\Program Files", "PROGRAMFILES(X86)": "C:\\Program Files (x86)" };
const NOTED = "D:\\Office\\EXCEL.EXE";
const CLICK_TO_RUN = "C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE";
const OLDER = "C:\\Program Files (x86)\\Microsoft Office\\Office16\\EXCEL.EXE";
const USERS = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe";
const MACHINES = "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe";

test.each<[string, string, object, Record<string, string>, string[], string | undefined]>([
  ["noted for everybody", "win32", WINDOWS, { [MACHINES]: NOTED }, [NOTED, CLICK_TO_RUN], NOTED],
  ["noted for this user", "win32", WINDOWS, { [USERS]: NOTED }, [NOTED], NOTED],
  ["noted in quotes", "win32", WINDOWS, { [MACHINES]: `"${NOTED}"` }, [NOTED], NOTED],
  ["noted, but gone", "win32", WINDOWS, { [MACHINES]: NOTED }, [CLICK_TO_RUN], CLICK_TO_RUN],
  ["of Microsoft 365, not noted", "win32", WINDOWS, {}, [CLICK_TO_RUN], CLICK_TO_RUN],
  ["of an older installer", "win32", WINDOWS, {}, [OLDER], OLDER],
  ["nowhere on Windows", "win32", WINDOWS, {}, [], undefined],
  ["on a Windows that names no folders", "win32", {}, {}, [CLICK_TO_RUN], CLICK_TO_RUN],
  [
    "for everybody on a Mac",
    "darwin",
    { HOME: "/Users/ana" },
    {},
    ["/Applications/Microsoft Excel.app"],
    "/Applications/Microsoft Excel.app",
  ],
  [
    "for one user on a Mac",
    "darwin",
    { HOME: "/Users/ana" },
    {},
    ["/Users/ana/Applications/Microsoft Excel.app"],
    "/Users/ana/Applications/Microsoft Excel.app",
  ],
  ["nowhere on Linux", "linux", { HOME: "/home/ana" }, {}, ["/Applications/Microsoft Excel.app"], undefined],
])("%s", (_, platform, env, registry, files, expected) => {
  const { program, lookedAt } = findExcel({
    platform,
    env: env as Record<string, string>,
    exists: (file) => files.includes(file),
    registry: (key) => registry[key],
  });
  expect(program).toBe(expected);
  // Where there are no places, there is no Excel for the system.
  expect(lookedAt.length > 0).toBe(platform !== "linux");
});
