// A list to choose one of.
import { Dropdown, Field, makeStyles, Option } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({ select: { minWidth: 0, maxWidth: "100%" } });

/** @param options values, each with its text */
export function Select<T extends string>({
  label,
  value,
  options,
  onSelect,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly onSelect: (value: T) => void;
}): ReactNode {
  const styles = useStyles();
  return (
    <Field label={label}>
      <Dropdown
        className={styles.select}
        value={options.find(([one]) => one === value)?.[1] ?? ""}
        selectedOptions={[value]}
        onOptionSelect={(_, { optionValue }) => {
          onSelect(optionValue as T);
        }}
      >
        {options.map(([one, text]) => (
          <Option key={one} value={one} text={text}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
