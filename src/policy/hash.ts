// Short stable hashes (FNV-1a, 32 bits) of texts and of the tables a policy is made of.

/** The FNV-1a hash of a text's UTF-16 code units, an unsigned 32-bit number. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A 32-bit number as eight hexadecimal digits. */
export function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, "0");
}
