// The services beside the workbook: custom functions, the pane, start-up, the ribbon and keyboard shortcuts.
import type { AddIn } from "../addIn";
import type { FunctionResult } from "../formulas/customFunctions";
import { ApiError, invalidArgument } from "../workbook/errors";
import type { ApiObject, TypeOf } from "./objectType";
import { apiType } from "./objectType";

const customFunctions: TypeOf<AddIn> = apiType<AddIn>("CustomFunctions", {
  methods: {
    _SetOsfControlContainerReadyForCustomFunctions: (addIn) => {
      addIn.functionsAreReady();
    },
    // 2: results are sent after 200 ms instead of 500 ms; 4: in arrays.
    _GetEnabledFeatures: () => [2, 4],
    setInvocationArrayResults: (addIn, args) => {
      const { calculation } = addIn.session.workbook;
      calculation.receive((args.value(0) ?? []) as FunctionResult[]);
    },
  },
});

const internal: TypeOf<AddIn> = apiType<AddIn>("AddinInternalService", {
  methods: { notifyActionHandlerReady: () => null },
});

const appRuntime: TypeOf<AddIn> = apiType<AddIn>("AppRuntimeService", {
  methods: {
    getAppRuntimeState: (addIn) => (addIn.pane === "Visible" ? "Visible" : "Background"),
    setAppRuntimeState: (addIn, args) => {
      addIn.showPane(args.oneOf(0, "state", ["Visible", "Background"]) === "Visible" ? "Visible" : "Hidden");
    },
  },
});

const persistence: TypeOf<AddIn> = apiType<AddIn>("AppRuntimePersistenceService", {
  methods: {
    getAppRuntimeStartState: (addIn) => addIn.startState,
    setAppRuntimeStartState: (addIn, args) => {
      addIn.startState = args.oneOf(0, "state", ["Background", "Inactive"]);
    },
  },
});

/** A tab or a button of the ribbon, by its id. */
interface Control {
  readonly addIn: AddIn;
  readonly id: string;
}

const tab: TypeOf<Control> = apiType<Control>("RibbonTab", {
  properties: { id: { get: ({ id }) => id } },
  methods: {
    setVisibility: ({ addIn, id }, args) => {
      addIn.changeControl(id, { visible: args.flag(0) });
    },
  },
});

const button: TypeOf<Control> = apiType<Control>("RibbonButton", {
  properties: {
    id: { get: ({ id }) => id },
    enabled: {
      get: ({ addIn, id }) => addIn.ribbon.get(id)?.enabled ?? true,
      set: ({ addIn, id }, value) => {
        addIn.changeControl(id, { enabled: value === true });
      },
    },
  },
});

const ribbon: TypeOf<AddIn> = apiType<AddIn>("DynamicRibbon", {
  methods: {
    getTab: (addIn, args) => tab({ addIn, id: args.text(0, "id") }),
    getButton: (addIn, args) => button({ addIn, id: args.text(0, "id") }),
  },
});

const actions: TypeOf<AddIn> = apiType<AddIn>("ActionService", {
  methods: {
    getShortcuts: (addIn) => addIn.shortcuts,
    areShortcutsInUse: (addIn, args) => {
      const taken = new Set(Object.values(addIn.shortcuts));
      return ((args.value(0) ?? []) as string[]).map((keys) => taken.has(keys));
    },
    replaceShortcuts: (addIn, args) => {
      const wanted = args.value(0) as Record<string, string | null> | undefined;
      if (wanted === undefined) throw invalidArgument("There are no shortcuts to replace.");
      for (const action of Object.keys(wanted))
        if (!(action in addIn.shortcuts)) throw new ApiError("ItemNotFound", `There is no action ${action}.`);
      addIn.replaceShortcuts(wanted);
    },
  },
});

/** By the name under which Office.js asks for them. */
export const serviceTypes: Readonly<Record<string, (addIn: AddIn) => ApiObject>> = {
  "Microsoft.ExcelServices.CustomFunctions": customFunctions,
  "Microsoft.InternalService.AddinInternalService": internal,
  "Microsoft.AppRuntime.AppRuntimeService": appRuntime,
  "Microsoft.AppRuntime.AppRuntimePersistenceService": persistence,
  "Microsoft.DynamicRibbon.DynamicRibbon": ribbon,
  "Microsoft.Office.ActionService": actions,
};
