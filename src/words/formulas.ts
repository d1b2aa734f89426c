// What the workbench says of formulas that have an error as their value.

export const FORMULAS = {
  noName: (name: string) => `There is no name ${name}.`,
  noFunction: (name: string) => `There is no function ${name}.`,
  count: (name: string, count: number) =>
    `${name} does not take ${String(count)} ${count === 1 ? "argument" : "arguments"}.`,
  failed: (name: string) => `${name} could not be calculated with these arguments.`,
  notUnderstood: "References to several sheets at once and to other workbooks do not work in the workbench.",
  notCallable: "What stands before the parenthesis is no function.",
  lambdaInCell: "A LAMBDA has to be called to give a value, such as =LAMBDA(x,x+1)(2).",
  lambdaTakes: (takes: number, given: number) =>
    `This LAMBDA takes ${String(takes)} ${takes === 1 ? "value" : "values"}, not ${String(given)}.`,
  lambdaNames: "All that stands before the last part of a LAMBDA has to be a name.",
  letPairs: "LET takes pairs of a name and a value, and at last what is calculated with them.",
  tooDeep: "The functions call each other too deep.",
  noCells: (name: string) => `${name} takes cells.`,
  noText: "This text is no reference.",
  noSharedCells: "The areas have no cell in common.",
  noMatch: "None of the conditions holds.",
  oneRow: (name: string) => `The function that ${name} calls has to give one value for each row or column.`,
} as const;
