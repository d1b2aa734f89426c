// npm run validate: Microsoft's own client, asked in front of a service that answers as each case says.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const root = join(__dirname, "../..");

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends every https request of the process to a port of this machine instead. */
function redirection(port: number): string {
  const code = `
    import http from "node:http";
    import https from "node:https";
    https.request = ({ path, method, headers }, answer) =>
      http.request({ host: "127.0.0.1", port: ${String(port)}, path, method, headers }, answer);`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** Runs the script; `answer` is what the service says to the manifest, undefined when nobody is there. */
async function validate(answer: Answer | undefined, args: readonly string[] = []) {
  const asked: { url: string; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked.push({ url: request.url!, body: Buffer.concat(chunks).toString("utf8") });
      response.writeHead(answer!.status).end(answer!.body);
    });
  });
  const port = await listen(server);
  if (answer === undefined) await close(server);
  const child = spawn(
    process.execPath,
    ["--import", redirection(port), join(root, "scripts/validate.mjs"), ...args],
    { cwd: root },
  );
  let output = "";
  let problems = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (problems += chunk.toString("utf8")));
  const [status] = (await once(child, "close")) as [number];
  if (answer !== undefined) await close(server);
  return { status, output, problems, asked };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, "close");
}

const report = (content: object): Answer => ({ status: 200, body: JSON.stringify(content) });

test("a valid manifest ends with 0, with what was found on the way", async () => {
  const { status, output, asked } = await validate(
    report({
      status: "Accepted",
      warnings: [{ title: "Support", content: "is thin" }],
      addInDetails: { supportedProducts: [{ title: "Excel on the web" }, { title: "Excel on Mac" }] },
    }),
  );
  expect(output).toBe(
    "warning: Support · is thin\nCan run on: Excel on the web, Excel on Mac\nmanifest.xml is valid.\n",
  );
  expect(status).toBe(0);
  expect(asked).toEqual([
    { url: expect.stringContaining("clientId=devx"), body: expect.stringContaining("<OfficeApp") },
  ]);
});

test("an invalid one ends with 1 and names line and column", async () => {
  const { status, output } = await validate(
    report({
      status: "Rejected",
      errors: [
        { title: "Icon", content: "is missing", code: "E12", line: 7, column: 3, helpUrl: "https://help" },
      ],
    }),
  );
  expect(output).toBe(
    "error (line 7, column 3): Icon · is missing · E12 · https://help\nmanifest.xml is not valid.\n",
  );
  expect(status).toBe(1);
});

test("--production asks for the stricter check", async () => {
  const { asked } = await validate(report({ status: "Accepted" }), ["--production", "manifest.xml"]);
  expect(asked.map(({ url }) => url)).toEqual([expect.stringContaining("clientId=Default")]);
});

test.each([
  ["without a connection", undefined, "ECONNREFUSED"],
  ["when the service is out of order", { status: 503, body: "" }, "it answered 503 Service Unavailable"],
  ["when something else answers in its place", { status: 200, body: "<html>" }, "it answered 200 OK"],
])("%s nothing is said about the manifest, and the status is 2", async (_case, answer, reason) => {
  const { status, output, problems } = await validate(answer);
  expect(problems).toMatch(
    /^certverdict: the manifest was not validated: .*needs a connection to the internet\.\n/,
  );
  expect(problems).toContain(reason);
  expect(output).toBe("");
  expect(status).toBe(2);
});

test.each([
  [["nowhere.xml"], "nowhere.xml is not there. For the built one, run: npm run build"],
  [["--prodution"], "Usage: npm run validate -- [--production] [FILE]"],
  [["a.xml", "b.xml"], "name one file only"],
])("%j is explained, and the status is 2", async (args, message) => {
  const { status, problems, asked } = await validate(report({ status: "Accepted" }), args);
  expect(problems).toContain(message);
  expect(asked).toEqual([]);
  expect(status).toBe(2);
});
