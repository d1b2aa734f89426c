// Events on their way to an add-in: which it listens to, and how each reads on the wire.
import type { Session } from "./session";
import type { Box } from "./workbook/address";
import { boxAddress, intersect } from "./workbook/address";
import type { Anchor, Sheet } from "./workbook/sheet";
import type { Table } from "./workbook/table";
import { valueType } from "./workbook/values";
import type { CellValue } from "./workbook/values";
import type { Actor, WorkbookEvent } from "./workbook/workbookEvents";

/** The numbers of events in messages. */
export const EVENT = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  worksheetProtectionChanged: 24,
  worksheetNameChanged: 25,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** The target of events that concern the whole workbook. */
export const WHOLE_WORKBOOK = "Workbook";

/** Takes events; null while no add-in is connected. */
export type EventSink = (
  eventType: number,
  target: string,
  payload: Readonly<Record<string, unknown>>,
) => void;

const SHIFTS = {
  down: "ShiftCellDown",
  right: "ShiftCellRight",
  up: "ShiftCellUp",
  left: "ShiftCellLeft",
} as const;

/** Where a change came from. */
interface Cause {
  readonly source: string;
  readonly triggerSource: string;
}

/** How many events an add-in can ask for the cells of. */
const MOST_RANGES = 1000;

/** The events of one person's add-in. */
export class Events {
  /** Where events go. */
  sink: EventSink | null = null;
  /** Told when the selection changes, besides the events of sheets and tables. */
  onSelection: (() => void) | null = null;
  private readonly session: Session;
  private readonly registered = new Map<string, number>();
  private readonly ranges = new Map<string, { readonly sheet: Sheet; readonly anchor: Anchor }>();
  private count = 0;

  constructor(session: Session) {
    this.session = session;
  }

  register(eventType: number, target: string): void {
    const key = `${String(eventType)} ${target}`;
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }

  unregister(eventType: number, target: string): void {
    const key = `${String(eventType)} ${target}`;
    const left = (this.registered.get(key) ?? 0) - 1;
    if (left > 0) this.registered.set(key, left);
    else this.registered.delete(key);
  }

  /** How many registrations there are: none should be left when an add-in has let go of everything. */
  get registrations(): number {
    return [...this.registered.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Nobody listens any more. */
  forget(): void {
    this.registered.clear();
    for (const { sheet, anchor } of this.ranges.values()) sheet.release(anchor);
    this.ranges.clear();
  }

  /** The cells that an event was about, by the id that it carried. */
  rangeOf(id: string): { readonly sheet: Sheet; readonly box: Box } | undefined {
    const range = this.ranges.get(id);
    return range?.anchor.box ? { sheet: range.sheet, box: range.anchor.box } : undefined;
  }

  /** Another sheet is in front; the one before it is null where it was deleted. */
  activated(before: Sheet | null, after: Sheet): void {
    if (before !== null)
      this.raise(EVENT.worksheetDeactivated, [before.id, WHOLE_WORKBOOK], { worksheetId: before.id });
    this.raise(EVENT.worksheetActivated, [after.id, WHOLE_WORKBOOK], { worksheetId: after.id });
  }

  selected(sheet: Sheet, box: Box): void {
    const payload = { address: boxAddress(box), worksheetId: sheet.id };
    this.raise(EVENT.worksheetSelectionChanged, [sheet.id, WHOLE_WORKBOOK], payload);
    for (const table of this.tablesOn(sheet)) {
      const inside = intersect(table.state.box, box);
      const address = inside === null ? "" : boxAddress(inside);
      this.raise(EVENT.tableSelectionChanged, [table.id], {
        address,
        worksheetId: sheet.id,
        tableId: table.id,
      });
    }
    this.onSelection?.();
  }

  /** Passes an event on, if the add-in listens to it. */
  pass(event: WorkbookEvent, actor: Actor | null): void {
    const source = actor === this.session || actor === null ? "Local" : "Remote";
    switch (event.kind) {
      case "changed":
        this.changed(event, {
          source,
          triggerSource: actor === this.session && this.session.isAddIn ? "ThisLocalAddin" : "Unknown",
        });
        return;
      case "formatChanged": {
        const { sheet, box } = event;
        const payload = { address: boxAddress(box), source, worksheetId: sheet.id };
        this.raise(EVENT.worksheetFormatChanged, [sheet.id, WHOLE_WORKBOOK], payload);
        return;
      }
      case "calculated": {
        const { sheet, boxes } = event;
        const payload = { address: boxes.map(boxAddress).join(","), worksheetId: sheet.id };
        this.raise(EVENT.worksheetCalculated, [sheet.id, WHOLE_WORKBOOK], payload);
        return;
      }
      case "sheetAdded":
        this.raise(EVENT.worksheetAdded, [WHOLE_WORKBOOK], { source, worksheetId: event.sheet.id });
        return;
      case "sheetDeleted":
        this.raise(EVENT.worksheetDeleted, [WHOLE_WORKBOOK], { source, worksheetId: event.sheet.id });
        return;
      case "sheetRenamed": {
        const { sheet, before, after } = event;
        const payload = { source, worksheetId: sheet.id, nameBefore: before, nameAfter: after };
        this.raise(EVENT.worksheetNameChanged, [sheet.id, WHOLE_WORKBOOK], payload);
        return;
      }
      case "tableAdded":
      case "tableDeleted": {
        const { id, sheet, state } = event.table;
        const type = event.kind === "tableAdded" ? EVENT.tableAdded : EVENT.tableDeleted;
        const payload = { source, tableId: id, tableName: state.name, worksheetId: sheet.id };
        this.raise(type, [sheet.id, WHOLE_WORKBOOK], payload);
        return;
      }
      case "protectionChanged": {
        const { sheet } = event;
        const isProtected = sheet.state.protection !== null;
        const payload = { source, worksheetId: sheet.id, isProtected, sheetId: sheet.id };
        this.raise(EVENT.worksheetProtectionChanged, [sheet.id, WHOLE_WORKBOOK], payload);
      }
    }
  }

  private changed(event: Extract<WorkbookEvent, { kind: "changed" }>, cause: Cause): void {
    const { sheet, box, changeType, direction, detail, tables = [] } = event;
    const referenceId = `event${String(++this.count)}`;
    const payload = {
      changeType,
      ...cause,
      address: boxAddress(box),
      worksheetId: sheet.id,
      referenceId,
      shiftDirection: direction === undefined ? "None" : SHIFTS[direction],
      ...(detail && {
        valueBefore: detail.before,
        valueAfter: detail.after,
        valueTypeBefore: typeOf(detail.before),
        valueTypeAfter: typeOf(detail.after),
      }),
    };
    let isHeard = this.raise(EVENT.worksheetChanged, [sheet.id, WHOLE_WORKBOOK], payload);
    for (const table of new Set([...this.tablesOn(sheet), ...tables])) {
      const shared = tables.includes(table) ? box : intersect(table.state.box, box);
      if (shared === null) continue;
      const ofTable = { ...payload, address: boxAddress(shared), tableId: table.id };
      if (this.raise(EVENT.tableChanged, [table.id, sheet.id, WHOLE_WORKBOOK], ofTable)) isHeard = true;
    }
    if (isHeard) this.keepRange(referenceId, sheet, box);
  }

  /** Follows the cells of an event, so that the add-in can ask for them later; those of long ago are let go. */
  private keepRange(id: string, sheet: Sheet, box: Box): void {
    this.ranges.set(id, { sheet, anchor: sheet.anchor(box) });
    if (this.ranges.size <= MOST_RANGES) return;
    const [oldest] = this.ranges;
    if (oldest === undefined) return;
    this.ranges.delete(oldest[0]);
    oldest[1].sheet.release(oldest[1].anchor);
  }

  private tablesOn(sheet: Sheet): Table[] {
    return this.session.workbook.state.tables.filter((table) => table.sheet === sheet);
  }

  /** Raises an event for each of these targets that somebody listens to. */
  private raise(
    eventType: number,
    targets: readonly string[],
    payload: Readonly<Record<string, unknown>>,
  ): boolean {
    const heard = targets.filter((target) => this.registered.has(`${String(eventType)} ${target}`));
    for (const target of heard) this.sink?.(eventType, target, payload);
    return heard.length > 0;
  }
}

function typeOf(value: unknown): string {
  return valueType(value === "" ? null : (value as CellValue));
}
