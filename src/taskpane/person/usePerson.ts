// The person in the form: follows the selection, keeps what is typed until it is saved or given up, and says what is in the way.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { questionById } from "../../policy/questions";
import { localDate } from "../../roster/dates";
import type { Field } from "../../roster/person";
import { addressOf, columnOf, formOf, rebased } from "../../roster/person";
import { viewOf } from "../../roster/personView";
import { sheetRow } from "../../roster/table";
import { ID_WANTED, idTaken, withoutColumn } from "../../words/person";
import { addedWords, FORM, SAVING, savedWords } from "../../words/personForm";
import { addFieldColumn, addPerson } from "../../workbook/addPerson";
import type { CurrentRoster } from "../../workbook/currentRoster";
import { errorWords } from "../../workbook/excelErrors";
import type { PersonInSheet } from "../../workbook/personRow";
import { readPerson, titleOf } from "../../workbook/personRow";
import { rowBeside, selectRow } from "../../workbook/rowSteps";
import { savePerson } from "../../workbook/savePerson";
import { useRoster } from "../roster";
import type { Conflict, Pending, PersonAccess, Said } from "./personAccess";
import type { Shown } from "./shownPerson";
import { emptyForm, isDirtyForm, isSameRow, lookAgain, rowForm, savedForm } from "./shownPerson";

const headingOf = (field: Field): string => (field === "role" ? "Role" : questionById(field).heading);

/** Puts the keyboard on the first field of a person who is in no row yet. */
function focusWho(): void {
  document.querySelector<HTMLElement>("#person-name, #person-id, #role")?.focus();
}

function titleFor({ inSheet }: Shown, current: CurrentRoster | null): string {
  if (inSheet !== null) return titleOf(inSheet);
  return current === null ? FORM.onePerson : FORM.newPerson;
}

/** The form for one person, and what can be done with it. */
export function usePerson(): PersonAccess {
  const { state, follow, refresh } = useRoster();
  const current = state.kind === "found" ? state.current : null;
  const [shown, setShown] = useState<Shown>(() => emptyForm(null));
  const [said, setSaid] = useState<Said | null>(null);
  const [pending, setPending] = useState<Pending | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [formulas, setFormulas] = useState<readonly string[] | null>(null);
  const [isBusy, setBusy] = useState(false);
  const latest = useRef(shown);
  const hasMoved = useRef(true);
  /** Counts the looks, so that an answer that comes late is not taken for the last one. */
  const looks = useRef(0);

  const put = useCallback((next: Shown): void => {
    latest.current = next;
    setShown(next);
  }, []);

  useEffect(
    () =>
      follow(({ kind }) => {
        if (kind === "selection") hasMoved.current = true;
      }),
    [follow],
  );

  const look = useCallback(
    async (now: CurrentRoster): Promise<void> => {
      const mine = ++looks.current;
      const before = latest.current;
      const moved = hasMoved.current;
      hasMoved.current = false;
      try {
        const next = await lookAgain(now, before, moved);
        if (mine !== looks.current || before !== latest.current) {
          hasMoved.current ||= moved;
          // Something was typed meanwhile: what was seen is weighed against that.
          if (mine === looks.current) await look(now);
          return;
        }
        if (next === "pending") setPending("select");
        else if (next !== undefined) {
          put(next);
          if (!isSameRow(before, next)) setSaid(null);
          setPending((what) => (what === "select" ? null : what));
        }
      } catch {
        // While a cell is edited, for one, Excel tells nothing: the form stays, and the next event looks again.
        hasMoved.current ||= moved;
      }
    },
    [put],
  );

  useEffect(() => {
    if (state.kind === "found") void look(state.current);
    else if (state.kind === "missing" && state.code === "NO_ROSTER" && !isDirtyForm(latest.current)) {
      put(emptyForm(null));
      setSaid(null);
    }
  }, [state, look, put]);

  /** Does something in Excel and says what went wrong. @returns whether nothing did */
  const attempt = useCallback(async (act: (context: Excel.RequestContext) => Promise<boolean>) => {
    setBusy(true);
    setSaid(null);
    try {
      return await Excel.run(act);
    } catch (error) {
      setSaid({ intent: "error", lines: errorWords(error) });
      return false;
    } finally {
      setBusy(false);
    }
  }, []);

  const lackColumns = useCallback((fields: readonly Field[]): false => {
    setSaid({ intent: "warning", lines: [withoutColumn(fields.map(headingOf))], homeless: fields });
    return false;
  }, []);

  const saveRow = useCallback(
    (what: Shown, person: PersonInSheet, overFormulas: boolean) =>
      attempt(async (context) => {
        const { edits } = what.form;
        const saved = await savePerson(context, person, {
          edits,
          overFormulas: new Set(overFormulas ? edits.keys() : []),
          today: localDate(new Date()),
        });
        switch (saved.kind) {
          case "noColumn":
            return lackColumns(saved.fields);
          case "changed":
            setConflict({ now: saved.person, fields: saved.fields });
            return false;
          case "formulas":
            setFormulas(
              saved.fields.map((field) => addressOf(person, columnOf(person.current.layout, field)!)),
            );
            return false;
          case "saved":
            put(savedForm(latest.current, what, saved.person));
            setSaid({
              intent: saved.results === "left" ? "warning" : "success",
              lines: [savedWords(titleOf(saved.person), edits.size, saved.results)],
            });
            return true;
        }
      }),
    [attempt, lackColumns, put],
  );

  const addRow = useCallback(
    (what: Shown, roster: CurrentRoster) =>
      attempt(async (context) => {
        const { name, id } = what;
        const added = await addPerson(context, roster, { edits: what.form.edits, name, id });
        switch (added.kind) {
          case "noColumn":
            return lackColumns(added.fields);
          case "idWanted":
            setSaid({ intent: "warning", lines: [ID_WANTED], isAboutId: true });
            return false;
          case "idTaken":
            setSaid({ intent: "warning", lines: [idTaken(id, added.row)], isAboutId: true });
            return false;
          case "added":
            put(savedForm(latest.current, what, added.person));
            setSaid({ intent: "success", lines: [addedWords(titleOf(added.person))] });
            await selectRow(context, added.person.current, sheetRow(added.person.roster.table, 0));
            return true;
        }
      }),
    [attempt, lackColumns, put],
  );

  const saveNow = useCallback(
    async (overFormulas: boolean): Promise<boolean> => {
      const now = latest.current;
      if (now.inSheet !== null) return saveRow(now, now.inSheet, overFormulas);
      if (current !== null) return addRow(now, current);
      setSaid({ intent: "info", lines: [SAVING.needsRoster] });
      return false;
    },
    [addRow, current, saveRow],
  );

  const goOn = useCallback(
    async (what: Pending): Promise<void> => {
      if (what === "new") {
        put(emptyForm(current));
        setSaid(null);
        // The fields are there once the form is drawn.
        window.setTimeout(focusWho, 0);
      }
      if (current === null) return;
      if (what === "select") {
        hasMoved.current = true;
        await look(current);
      }
      if (what !== "next" && what !== "previous") return;
      const by = what === "next" ? 1 : -1;
      const { inSheet } = latest.current;
      const { headingRow, rowCount } = current.place;
      const outside = by === 1 ? headingRow + 1 : headingRow + 2 + rowCount;
      await attempt(async (context) => {
        const from = inSheet === null ? outside : sheetRow(inSheet.roster.table, 0);
        const row = await rowBeside(context, current, from, by);
        if (row === null) {
          setSaid({ intent: "info", lines: [SAVING.lastRow] });
          return false;
        }
        await selectRow(context, current, row);
        const person = await readPerson(context, current, row);
        if (person !== null) put(rowForm(person));
        return true;
      });
    },
    [attempt, current, look, put],
  );

  /** What the answers were in the way of, now that they are saved or given up. */
  const goOnWithPending = useCallback(async (): Promise<void> => {
    setPending(null);
    if (pending !== null) await goOn(pending);
  }, [goOn, pending]);

  return useMemo(
    (): PersonAccess => ({
      shown,
      title: titleFor(shown, current),
      view: viewOf(shown.form),
      current,
      isDirty: isDirtyForm(shown),
      ...{ isBusy, said, pending, conflict, formulas },
      change: (form) => {
        put({ ...latest.current, form });
      },
      changeIfSame: (before, change) => {
        const now = latest.current;
        if (isSameRow(before, now)) put({ ...now, form: change(now.form) });
      },
      setName: (name) => {
        put({ ...latest.current, name });
      },
      setId: (id) => {
        put({ ...latest.current, id });
        setSaid((before) => (before?.isAboutId === true ? null : before));
      },
      revert: () => {
        put({ ...latest.current, form: formOf(latest.current.form.person), name: "", id: "" });
        setSaid(null);
      },
      save: async (overFormulas = false) => {
        setFormulas(null);
        if (!(await saveNow(overFormulas))) return;
        if (overFormulas) await goOnWithPending();
        else setPending(null);
      },
      settle: async (theirs) => {
        if (conflict === null) return;
        const { now } = conflict;
        setConflict(null);
        put({ ...latest.current, form: rebased(latest.current.form, now, theirs), inSheet: now });
        if (latest.current.form.edits.size > 0 && !(await saveNow(false))) return;
        await goOnWithPending();
      },
      leaveAlone: () => {
        setConflict(null);
        setFormulas(null);
      },
      addColumns: async (fields) => {
        if (current === null) return;
        const isDone = await attempt(async (context) => {
          await fields.reduce(
            (before, field) => before.then(() => addFieldColumn(context, current, field)),
            Promise.resolve(""),
          );
          return true;
        });
        if (isDone) await refresh();
      },
      ask: (what) => {
        if (isDirtyForm(latest.current)) setPending(what);
        else void goOn(what);
      },
      resolve: async (how) => {
        if (how === "save" && !(await saveNow(false))) return;
        if (how === "discard")
          put({ ...latest.current, form: formOf(latest.current.form.person), name: "", id: "" });
        if (how === "stay") setPending(null);
        else await goOnWithPending();
      },
    }),
    [
      shown,
      current,
      isBusy,
      said,
      pending,
      conflict,
      formulas,
      put,
      saveNow,
      goOn,
      goOnWithPending,
      attempt,
      refresh,
    ],
  );
}
