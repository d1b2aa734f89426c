// npm start and npm stop, as processes: what they serve, what they say, and what stands in their way.
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { StandIn, type Running } from "./standIn";

const ADDRESS = /The workbench: (http:\/\/localhost:(\d+)\/workbench\/)/;
const QUIET = ["--no-browser", "--port", "0"];

let project: StandIn;
beforeEach(() => {
  project = new StandIn();
});
afterEach(() => project.remove());

/** What is noted as running. */
const notes = (): string[] => {
  const folder = join(project.folder, ".cache", "started");
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function workbenchOf(running: Running): Promise<{ address: string; port: string }> {
  const [, address, port] = await running.says(ADDRESS);
  await running.says(/5\. Open a workbook/);
  return { address: address!, port: port! };
}

/** Another program's server, at a port of both addresses of this machine. */
async function stranger(port = 0): Promise<Server> {
  const server = createServer((_request, response) => response.end('{"folder":"elsewhere"}'));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}
const portOf = (server: Server): string => String((server.address() as AddressInfo).port);

describe("the workbench", () => {
  test("is built, served, and says where it is and what to try; Ctrl+C ends it", async () => {
    const running = project.start("start.mjs", QUIET);
    const { address, port } = await workbenchOf(running);
    expect(running.said().match(/^ {2}\d\. /gm)).toHaveLength(5);
    expect(await (await fetch(address)).text()).toBe("<title>Workbench</title>");
    expect(await (await fetch(new URL("../taskpane.html", address))).text()).toBe("<title>Pane</title>");
    expect(notes()).toEqual([`${port}.json`]);
    running.child.kill("SIGINT");
    expect(await running.ended()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/has ended\.\n$/),
      stderr: expect.stringMatching(
        /^certverdict: building the add-in.*\ncertverdict: building the workb.*\n$/,
      ),
    });
    expect(notes()).toEqual([]);
    await expect(fetch(address)).rejects.toThrow();
    expect(project.calls()).toEqual(["webpack addin", "webpack workbench"]);
  });

  test("is built again for what it is built from, and for nothing else", async () => {
    const calls = async (): Promise<string[]> => {
      const running = project.start("start.mjs", QUIET);
      await workbenchOf(running);
      running.child.kill("SIGTERM");
      expect((await running.ended()).status).toBe(0);
      return project.calls();
    };
    expect(await calls()).toEqual(["webpack addin", "webpack workbench"]);
    expect(await calls()).toEqual([]);
    project.write("src/workbench/workbench.ts", "second");
    expect(await calls()).toEqual(["webpack workbench"]);
    project.write("src/taskpane/taskpane.ts", "second");
    expect(await calls()).toEqual(["webpack addin"]);
    project.write("src/roster/rows.ts", "second");
    expect(await calls()).toEqual(["webpack addin", "webpack workbench"]);
    project.write("dist/workbench/index.html", "changed by hand");
    expect(await calls()).toEqual(["webpack workbench"]);
    rmSync(join(project.folder, "dist"), { recursive: true });
    expect(await calls()).toEqual(["webpack addin", "webpack workbench"]);
  });

  test.each(["https://localhost:3000/", "https://addins.example.org/certverdict/"])(
    "is there at once after npm run build for %s",
    async (address) => {
      project.run("build.mjs", [], { ADDIN_BASE_URL: address });
      expect(project.calls()).toEqual(["webpack all"]);
      await workbenchOf(project.start("start.mjs", QUIET));
      expect(project.calls()).toEqual([]);
      // In Excel the addresses of development are wanted.
      await project.start("start.mjs", ["--excel"], { NO_CERTIFICATE: "none" }, "win32").ended();
      const isForDevelopment = address === "https://localhost:3000/";
      expect(project.calls()).toEqual(isForDevelopment ? [] : ["webpack addin"]);
    },
  );

  test("is built once for two that start at the same time, and whatever a build that broke off left behind", async () => {
    project.write(".cache/addin.lock", "2147483646");
    project.write(".cache/workbench.lock", "2147483646");
    const both = [project.start("start.mjs", QUIET), project.start("start.mjs", QUIET)];
    await Promise.all(both.map((running) => running.says(ADDRESS)));
    expect(project.calls().sort()).toEqual(["webpack addin", "webpack workbench"]);
  });

  test("that cannot be built says why, and leaves nothing behind", () => {
    project.write("fault.ts", "");
    const { status, stdout, stderr } = project.run("start.mjs", QUIET);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/certverdict: the add-in could not be built:\nfault\.ts does not compile/);
    expect(readdirSync(join(project.folder, ".cache"))).toEqual([]);
  });

  test.each([
    ["opens the browser", {}, ["browser"], ""],
    ["says when the browser cannot be opened", { BROWSER_STATUS: "3" }, ["browser"], "ended with status 3"],
    ["says when there is no screen to open one on", { DISPLAY: "" }, [], "there is no screen here"],
  ])("%s", async (_, changes, calls, reason) => {
    const nowhere = { WAYLAND_DISPLAY: "", WSL_DISTRO_NAME: "", BROWSER: "" };
    const running = project.start("start.mjs", ["--port", "0"], { ...nowhere, ...changes }, "linux");
    const { address } = await workbenchOf(running);
    if (reason !== "")
      await running.says(new RegExp(`no browser was opened \\(.*${reason}\\)\\. Open ${address}`));
    else await project.called("browser");
    const expected = calls.map((name) => `${name} ${address}`);
    expect(project.calls().filter((call) => !call.startsWith("webpack"))).toEqual(expected);
    expect((await fetch(address)).status).toBe(200);
  });
});

describe("a port that is taken", () => {
  test("by the workbench itself: it is shown once more, and nothing new started", async () => {
    const first = project.start("start.mjs", QUIET);
    const { address, port } = await workbenchOf(first);
    project.calls();
    for (const args of [[], ["--port", port]]) {
      const second = project.start("start.mjs", ["--workbench", ...args], {}, "linux");
      expect(await second.ended()).toEqual({
        status: 0,
        stdout: `The workbench runs already: ${address} (npm stop ends it)\n`,
        stderr: "",
      });
      await project.called("browser");
      expect(project.calls()).toEqual([`browser ${address}`]);
    }
    rmSync(join(project.folder, ".cache", "started"), { recursive: true });
    const third = project.run("start.mjs", ["--no-browser", "--port", port]);
    expect(third).toMatchObject({ status: 0, stdout: expect.stringContaining("runs already") });
  });

  test("by another program: a port that was asked for is not changed silently", async () => {
    const other = await stranger();
    const port = portOf(other);
    const running = project.start("start.mjs", ["--no-browser", "--port", port]);
    const { status, stderr } = await running.ended();
    other.close();
    expect(status).toBe(2);
    expect(stderr).toContain(
      `certverdict: port ${port} is in use by another program. Name a free one, or have one found: npm start -- --port 0\n`,
    );
  });

  test("by another program: in place of the usual one the next free one is used, and named", async () => {
    // Taken by whom does not matter: by this test, or by whatever else runs here.
    const other = await stranger(3100).catch(() => undefined);
    const running = project.start("start.mjs", ["--no-browser"]);
    const [, port] = await running.says(
      /port 3100 is in use by another program\. Port (\d+) is used in its place/,
    );
    expect(Number(port)).toBeGreaterThan(3100);
    expect(await workbenchOf(running)).toMatchObject({ port });
    other?.close();
  });

  test("by a workbench of another folder: that one is left alone", async () => {
    const neighbour = new StandIn();
    try {
      const { port } = await workbenchOf(neighbour.start("start.mjs", QUIET));
      const running = project.start("start.mjs", ["--no-browser", "--port", port]);
      expect((await running.ended()).stderr).toContain(`port ${port} is in use by another program`);
    } finally {
      await neighbour.remove();
    }
  });
});

describe("npm stop", () => {
  test("says so when nothing runs", () => {
    expect(project.run("stop.mjs")).toEqual({
      status: 0,
      stdout: "Nothing of npm start is running.\n",
      stderr: "",
    });
  });

  test("ends every workbench of this folder", async () => {
    const all = [project.start("start.mjs", QUIET)];
    const first = await workbenchOf(all[0]!);
    const other = await stranger();
    const free = portOf(other);
    other.close();
    all.push(project.start("start.mjs", ["--no-browser", "--port", free]));
    const second = await workbenchOf(all[1]!);
    const { status, stdout } = project.run("stop.mjs");
    expect(status).toBe(0);
    expect(stdout.trimEnd().split("\n").sort()).toEqual(
      [first, second].map(({ port }) => `Ended the workbench (http://localhost:${port}).`).sort(),
    );
    for (const running of all) expect((await running.ended()).status).toBe(0);
    expect(project.run("stop.mjs").stdout).toMatch(/^Nothing/);
  });

  test.each([
    ["a program that was given its number and port since", (id: string) => ({ id, folder: "elsewhere" })],
    ["a program that says nothing", () => ({})],
  ])("leaves %s alone", async (_, identity) => {
    const running = project.start("start.mjs", QUIET);
    const { port } = await workbenchOf(running);
    const note = join(project.folder, ".cache", "started", `${port}.json`);
    const { id } = JSON.parse(readFileSync(note, "utf8")) as { id: string };
    running.child.kill("SIGKILL");
    await running.ended();
    const server = createServer((_request, response) => response.end(JSON.stringify(identity(id))));
    await new Promise<void>((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
    // It would be this process that is ended.
    project.write(
      `.cache/started/${port}.json`,
      readFileSync(note, "utf8").replace(/"pid":\d+/, `"pid":${String(process.pid)}`),
    );
    const stop = project.start("stop.mjs");
    expect(await stop.ended()).toMatchObject({ status: 0, stdout: "Nothing of npm start is running.\n" });
    expect(notes()).toEqual([]);
    server.close();
  });
});
