// What the editor completes in a formula: functions, with help on their arguments, tables, and columns of tables.
import type { Injector } from "@univerjs/core";
import type { IFunctionInfo } from "@univerjs/engine-formula";
import { FunctionType } from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/preset-sheets-core";
import type { Workbook } from "../../host/workbook/workbook";
import type { View } from "../../host/workbook/workbookEvents";
import { COMPLETION } from "../../words/grid";
import { ownFunctions } from "../engine/ownFunctions";
import { specialForms } from "../engine/specialForms";
import { hasFunction } from "../engine/univerFunctions";

export class Completion implements View {
  private readonly workbook: Workbook;
  private readonly descriptions: IDescriptionService;
  private offered: { readonly key: string; dispose(): void } = { key: "", dispose: () => undefined };
  private isScheduled = false;

  /** @param functions those of the add-in */
  constructor(workbook: Workbook, injector: Injector, functions: readonly IFunctionInfo[]) {
    this.workbook = workbook;
    this.descriptions = injector.get(IDescriptionService);
    const unknown = [...this.descriptions.getDescriptions().keys()]
      .map(String)
      .filter((name) => !isKnown(name));
    this.descriptions.unregisterDescriptions(unknown);
    this.descriptions.registerDescriptions([...functions]);
    workbook.views.add(this);
    this.offerTables();
  }

  stop(): void {
    this.workbook.views.delete(this);
  }

  cellsChanged(): void {
    // What tables hold is not completed.
  }

  stateChanged(): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    queueMicrotask(() => {
      this.isScheduled = false;
      if (this.workbook.views.has(this)) this.offerTables();
    });
  }

  private offerTables(): void {
    const { tables } = this.workbook.state;
    const names = tables.flatMap(({ state: { name, columns } }) => [
      named(name, COMPLETION.table),
      ...columns.map((column) => named(`${name}[${escaped(column.name)}]`, COMPLETION.column(name))),
    ]);
    const key = names.map(({ functionName }) => functionName).join("\n");
    if (key === this.offered.key) return;
    this.offered.dispose();
    const registered = this.descriptions.registerDescriptions(names);
    this.offered = {
      key,
      dispose: () => {
        registered.dispose();
      },
    };
  }
}

/** Can the workbench calculate it? */
function isKnown(name: string): boolean {
  return hasFunction(name) || ownFunctions.has(name) || specialForms.has(name);
}

function named(functionName: string, text: string): IFunctionInfo {
  return {
    functionName,
    functionType: FunctionType.Table,
    description: text,
    abstract: text,
    functionParameter: [],
  };
}

/** A column's name as it stands between brackets. */
function escaped(name: string): string {
  return name.replace(/['[\]#@]/g, "'$&");
}
