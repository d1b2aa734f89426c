// Changes of the Organisation sheet that are chosen and not written yet: their effect, writing them, what others wrote meanwhile.
import { useCallback, useRef, useState } from "react";
import type { LineConflict, OrganisationEdit } from "../../roster/organisationLines";
import { errorWords } from "../../workbook/excelErrors";
import type { OrganisationWritten } from "../../workbook/organisationSheet";
import { writeOrganisation } from "../../workbook/organisationSheet";
import type { Preview, PreviewStage } from "../../workbook/previewSettings";
import { previewSettings } from "../../workbook/previewSettings";
import { useRoster } from "../roster";

/** What is being done with the changes, or became of them. */
export type DraftPhase =
  | { readonly kind: "idle" }
  | {
      readonly kind: "previewing";
      readonly stage: PreviewStage;
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: "previewed"; readonly preview: Preview }
  | { readonly kind: "writing" }
  /** Of the changes that are chosen, or of one that was to be written at once. */
  | {
      readonly kind: "conflicts";
      readonly conflicts: readonly LineConflict[];
      readonly isDraft: boolean;
    }
  | { readonly kind: "written"; readonly written: OrganisationWritten }
  | { readonly kind: "failed"; readonly lines: readonly string[] };

export interface Draft {
  /** The changes, by what they are about. */
  readonly edits: ReadonlyMap<string, OrganisationEdit>;
  readonly phase: DraftPhase;
  /** Chooses something; undefined takes a choice back. */
  set(key: string, edit: OrganisationEdit | undefined): void;
  discard(): void;
  showEffect(): Promise<void>;
  /** Stops looking for the effect. */
  cancel(): void;
  /** Writes the changes. */
  write(): Promise<void>;
  /** Writes one change at once, beside those that are chosen. */
  writeNow(edit: OrganisationEdit): Promise<void>;
  /** After conflicts: writes what was chosen over what stands there now. */
  writeMine(): Promise<void>;
  /** After conflicts: takes those choices back. */
  keepTheirs(): void;
}

/** @param reload called when something was written, or when somebody else was found to have */
export function useDraft(reload: () => Promise<void>): Draft {
  const { shown: choice, refresh } = useRoster();
  const [edits, setEdits] = useState<ReadonlyMap<string, OrganisationEdit>>(new Map());
  const [phase, setPhase] = useState<DraftPhase>({ kind: "idle" });
  const looking = useRef<AbortController>(null);

  const set = useCallback((key: string, edit: OrganisationEdit | undefined) => {
    looking.current?.abort();
    setPhase({ kind: "idle" });
    setEdits((before) => {
      const after = new Map(before);
      if (edit === undefined) after.delete(key);
      else after.set(key, edit);
      return after;
    });
  }, []);
  const discard = (): void => {
    looking.current?.abort();
    setEdits(new Map());
    setPhase({ kind: "idle" });
  };

  const showEffect = async (): Promise<void> => {
    const controller = new AbortController();
    const { signal } = controller;
    looking.current = controller;
    setPhase({ kind: "previewing", stage: "reading", done: 0, total: 0 });
    const onProgress = (stage: PreviewStage, done: number, total: number): void => {
      if (!signal.aborted) setPhase({ kind: "previewing", stage, done, total });
    };
    try {
      const preview = await Excel.run((context) =>
        previewSettings(context, [...edits.values()], { choice, signal, onProgress }),
      );
      if (!signal.aborted) setPhase({ kind: "previewed", preview });
    } catch (error) {
      if (!signal.aborted) setPhase({ kind: "failed", lines: errorWords(error) });
    }
  };
  const cancel = (): void => {
    looking.current?.abort();
    setPhase({ kind: "idle" });
  };

  const put = async (all: readonly OrganisationEdit[], isDraft: boolean): Promise<void> => {
    looking.current?.abort();
    setPhase({ kind: "writing" });
    try {
      const written = await Excel.run((context) => writeOrganisation(context, all));
      if (written.conflicts.length > 0)
        setPhase({ kind: "conflicts", conflicts: written.conflicts, isDraft });
      else {
        // What was chosen while this was written is not written yet.
        if (isDraft) setEdits((now) => new Map([...now].filter(([, edit]) => !all.includes(edit))));
        setPhase({ kind: "written", written });
      }
      await Promise.all([reload(), refresh()]);
    } catch (error) {
      setPhase({ kind: "failed", lines: errorWords(error) });
    }
  };
  const write = (): Promise<void> => put([...edits.values()], true);
  const writeNow = (edit: OrganisationEdit): Promise<void> => put([edit], false);

  const conflictOf = (edit: OrganisationEdit): LineConflict | undefined =>
    phase.kind === "conflicts" ? phase.conflicts.find((conflict) => conflict.edit === edit) : undefined;
  const writeMine = async (): Promise<void> => {
    const mine = new Map(
      [...edits].map(([key, edit]): [string, OrganisationEdit] => {
        const conflict = conflictOf(edit);
        if (conflict === undefined) return [key, edit];
        const { line, answer } = edit;
        // What is there now has been shown; were it to change once more, that would be asked again.
        return [key, conflict.now === null ? { line, answer } : { line, answer, seen: conflict.now }];
      }),
    );
    setEdits(mine);
    await put([...mine.values()], true);
  };
  const keepTheirs = (): void => {
    setEdits(new Map([...edits].filter(([, edit]) => conflictOf(edit) === undefined)));
    setPhase({ kind: "idle" });
  };
  return { edits, phase, set, discard, showEffect, cancel, write, writeNow, writeMine, keepTheirs };
}
