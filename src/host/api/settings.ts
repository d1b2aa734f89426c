// Excel.SettingCollection and Excel.Setting: the document's settings, which Office.context.document.settings shares.
import { invalidArgument, itemNotFound } from "../workbook/errors";
import type { Workbook } from "../workbook/workbook";
import type { ApiObject, TypeOf } from "./objectType";
import { apiType, readOnly } from "./objectType";

/** One setting, by its name. */
interface SettingTarget {
  readonly workbook: Workbook;
  readonly key: string;
}

function valueOf({ workbook, key }: SettingTarget): unknown {
  const json = workbook.settings.get(key);
  if (json === undefined) throw itemNotFound(`setting “${key}”`);
  return JSON.parse(json) as unknown;
}

function set({ workbook, key }: SettingTarget, value: unknown): void {
  const json = JSON.stringify(value) as string | undefined;
  if (json === undefined) throw invalidArgument("A setting needs a value.");
  workbook.settings.set(key, json);
}

const settingType: TypeOf<SettingTarget> = apiType<SettingTarget>("Setting", {
  id: ({ key }) => key,
  properties: {
    key: readOnly(({ key }) => key),
    value: { get: valueOf, set },
  },
  methods: {
    delete: (target) => {
      valueOf(target);
      target.workbook.settings.delete(target.key);
    },
  },
});

function existing(workbook: Workbook, key: unknown): ApiObject {
  const target: SettingTarget = { workbook, key: String(key) };
  valueOf(target);
  return settingType(target);
}

export const settingsOf: TypeOf<Workbook> = apiType<Workbook>("SettingCollection", {
  items: (workbook) => [...workbook.settings.keys()].map((key) => settingType({ workbook, key })),
  item: existing,
  methods: {
    add: (workbook, args) => {
      const target: SettingTarget = { workbook, key: args.text(0, "key") };
      set(target, args.value(1));
      return settingType(target);
    },
    getCount: ({ settings }) => settings.size,
    getItem: (workbook, args) => existing(workbook, args.value(0)),
    getItemOrNullObject: (workbook, args) => {
      const key = args.text(0, "key");
      return workbook.settings.has(key) ? settingType({ workbook, key }) : null;
    },
  },
});
