// Text for a terminal: one line where one line is meant, nothing that steers the terminal, no faster than it is read.

/** A text without line breaks and control characters: cells may hold anything. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}

/** A text of at most this many characters. */
export function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(1, width - 1))}…` : text;
}

/** Writes lines, made printable, and waits until the stream has taken them. */
export function writeLines(stream: NodeJS.WriteStream, lines: readonly string[]): Promise<void> {
  const text = lines.map((line) => `${printable(line)}\n`).join("");
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
