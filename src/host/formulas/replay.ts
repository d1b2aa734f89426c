// A formula that an engine evaluates again and again, until the results of all custom functions that it calls are there.
import type { FormulaCell } from "../workbook/formulaCell";
import type { Area } from "./areas";
import type { FunctionMetadata } from "./customFunctions";
import type { Argument, EngineHost, FormulaEngine } from "./engine";
import type { Done, Surroundings } from "./evaluate";
import type { Matrix } from "./references";

/** A call that has been made. */
interface Remembered {
  /** Null until it comes. */
  result: Matrix | null;
  isLast: boolean;
}

export class Replay implements EngineHost {
  private readonly around: Surroundings;
  private readonly engine: FormulaEngine;
  private readonly formula: FormulaCell;
  private readonly done: Done;
  private readonly otherwise: () => void;
  private readonly calls = new Map<string, Remembered>();
  /** How many calls have no result yet. */
  private open = 0;
  private isRunning = false;
  /** The formula without whose value it does not go on. */
  private obstacle: FormulaCell | undefined;
  /** Numbers for arguments: those with the same values have the same one. */
  private readonly numbers = new Map<string, number>();
  private readonly numberOf = new WeakMap<Matrix, number>();

  /** `done` is told the result, again after each new value of a function that streams; `otherwise` is called where the engine has none. */
  constructor(
    around: Surroundings,
    engine: FormulaEngine,
    formula: FormulaCell,
    done: Done,
    otherwise: () => void,
  ) {
    this.around = around;
    this.engine = engine;
    this.formula = formula;
    this.done = done;
    this.otherwise = otherwise;
  }

  run(): void {
    this.isRunning = true;
    this.obstacle = undefined;
    const result = this.engine.evaluate(this.formula, this);
    this.isRunning = false;
    if (this.obstacle !== undefined) this.around.postpone(this.obstacle);
    else if (this.open > 0) return;
    else if (result === undefined) this.otherwise();
    else
      this.done(
        result,
        [...this.calls.values()].every(({ isLast }) => isLast),
      );
  }

  custom(name: string): FunctionMetadata | undefined {
    return this.around.custom(name);
  }

  call(
    metadata: FunctionMetadata,
    args: readonly Argument[],
    addresses: readonly (string | null)[],
  ): Matrix | undefined {
    const key = JSON.stringify([metadata.id, args.map((argument) => this.number(argument)), addresses]);
    const known = this.calls.get(key);
    if (known !== undefined) return known.result ?? undefined;
    const call: Remembered = { result: null, isLast: false };
    this.calls.set(key, call);
    this.open++;
    this.around.call(metadata, args, addresses, (result, isLast) => {
      if (call.result === null) this.open--;
      call.result = result;
      call.isLast = isLast;
      if (this.open === 0 && !this.isRunning) this.run();
    });
    return call.result ?? undefined;
  }

  reads(area: Area): boolean {
    this.obstacle ??= this.around.reads(area);
    return this.obstacle === undefined;
  }

  private number(argument: Argument): number | null {
    if (argument === undefined) return null;
    const known = this.numberOf.get(argument);
    if (known !== undefined) return known;
    const text = JSON.stringify(argument);
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    this.numberOf.set(argument, number);
    return number;
  }
}
