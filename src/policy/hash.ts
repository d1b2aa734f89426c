// Short stable hashes (FNV-1a, 32 bits) of texts and of the tables a policy is made of.

/** The FNV-1a hash of a text's UTF-16 code units, an unsigned 32-bit number. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const HEX_BYTES = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * A 32-bit number as a letter and eight hexadecimal digits. The letter says what was hashed, and keeps spreadsheet
 * programs from taking a hash such as 12e34567 for a number.
 */
export function hashText(letter: string, hash: number): string {
  return (
    letter +
    HEX_BYTES[hash >>> 24]! +
    HEX_BYTES[(hash >>> 16) & 0xff]! +
    HEX_BYTES[(hash >>> 8) & 0xff]! +
    HEX_BYTES[hash & 0xff]!
  );
}
