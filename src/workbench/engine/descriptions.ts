// The add-in's functions as the editor's completion and its help with arguments know functions.
import type { IFunctionInfo } from "@univerjs/engine-formula";
import { FunctionType } from "@univerjs/engine-formula";
import type { FunctionMetadata, FunctionParameter } from "../../host/formulas/customFunctions";

/** What functions.json says of a function beside what calling it takes. */
export interface DescribedFunction extends FunctionMetadata {
  readonly description?: string;
  readonly parameters: readonly DescribedParameter[];
}

export interface DescribedParameter extends FunctionParameter {
  readonly description?: string;
}

const YES = 1;
const NO = 0;

/** One entry for each function of functions.json, in its order; `namespace` is what the manifest puts before the names. */
export function describe(functions: readonly DescribedFunction[], namespace = ""): IFunctionInfo[] {
  const prefix = namespace === "" ? "" : `${namespace}.`;
  return functions.map(({ name, description = "", parameters }) => ({
    functionName: (prefix + name).toUpperCase(),
    functionType: FunctionType.User,
    description,
    abstract: firstSentence(description),
    functionParameter: parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameter.description ?? "",
      example: "",
      require: parameter.optional === true ? NO : YES,
      repeat: parameter.repeating === true ? YES : NO,
    })),
  }));
}

/** The list of functions has one line for each. */
function firstSentence(text: string): string {
  return /^.*?[.?!](?=\s|$)/.exec(text)?.[0] ?? text;
}
