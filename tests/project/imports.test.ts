// The one direction of imports: the lint rule refuses the others.
import { execFile } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");
const eslint = join(root, "node_modules", "eslint", "bin", "eslint.js");
/** Which of these imports the rule refuses in a file of a room. ESLint runs as it does for people, as a program. */
function refused(file: string, specifiers: readonly string[]): Promise<string[]> {
  const text = specifiers
    .map((specifier, i) => `export { x as x${String(i)} } from "${specifier}";\n`)
    .join("");
  return new Promise((resolve, reject) => {
    const args = [eslint, "--stdin", "--stdin-filename", join(root, file), "--format", "json"];
    const child = execFile(process.execPath, args, { cwd: root }, (error, stdout) => {
      // Findings end the program with status 1; anything else has no report.
      if (error !== null && stdout === "") return reject(error);
      const [result] = JSON.parse(stdout) as { messages: { ruleId: string; line: number }[] }[];
      const found = result!.messages.filter(({ ruleId }) => ruleId === "import-x/no-restricted-paths");
      resolve(found.map(({ line }) => specifiers[line - 1]!));
    });
    child.stdin!.end(text);
  });
}

test.each([
  ["src/policy/rules.ts", ["./verdicts"], ["../roster/cells", "../words/verdicts"]],
  ["src/roster/bulk.ts", ["../policy/policy", "../words/problems"], ["../files/fileError", "../cli/failure"]],
  ["src/files/findRoster.ts", ["../roster/cells", "../words/files"], ["../cli/failure"]],
])("%s may import %j, and not %j", async (file, allowed, forbidden) => {
  expect(await refused(file, [...allowed, ...forbidden])).toEqual(forbidden);
});
