// The one direction of imports: the lint rule refuses the others.
import { execFile } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");
const eslint = join(root, "node_modules", "eslint", "bin", "eslint.js");
jest.setTimeout(60_000);

/** Messages of the rule for one import in one file of a room. ESLint runs as it does for people, as a program. */
function messages(file: string, specifier: string): Promise<string[]> {
  const text = `import { x } from "${specifier}";\nexport const y = x;\n`;
  return new Promise((resolve, reject) => {
    const args = [eslint, "--stdin", "--stdin-filename", join(root, file), "--format", "json"];
    const child = execFile(process.execPath, args, { cwd: root }, (error, stdout) => {
      // Findings end the program with status 1; anything else has no report.
      if (error !== null && stdout === "") return reject(error);
      const [result] = JSON.parse(stdout) as { messages: { ruleId: string; message: string }[] }[];
      const found = result!.messages.filter(({ ruleId }) => ruleId === "import-x/no-restricted-paths");
      resolve(found.map(({ message }) => message));
    });
    child.stdin!.end(text);
  });
}

test.each([
  ["src/policy/rules.ts", "../roster/cells"],
  ["src/words/verdicts.ts", "../roster/cells"],
  ["src/roster/bulk.ts", "../files/fileError"],
  ["src/files/findRoster.ts", "../cli/failure"],
])("%s may not import %s", async (file, specifier) => {
  expect(await messages(file, specifier)).toHaveLength(1);
});

test.each([
  ["src/words/verdicts.ts", "../policy/policy"],
  ["src/roster/bulk.ts", "../words/problems"],
  ["src/cli/evaluate.ts", "../files/findRoster"],
])("%s may import %s", async (file, specifier) => {
  expect(await messages(file, specifier)).toEqual([]);
});
