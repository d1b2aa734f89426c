// Windows-1252 by its table. TextDecoder does not serve: several Node versions decode 0x80–0x9F as control characters.

/**
 * The characters of the bytes 0x80 to 0x9F. The five bytes that Windows leaves undefined stand for the control
 * character of the same number, as in the Encoding standard, so that every byte comes back as it was.
 */
const HIGH_CONTROLS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F" + "\u0090‘’“”•–—˜™š›œ\u009DžŸ";

const codeOfByte = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte <= 0x9f ? HIGH_CONTROLS.charCodeAt(byte - 0x80) : byte,
);
const byteOfCode = new Map(Array.from(codeOfByte, (code, byte) => [code, byte]));

export function decodeWindows1252(bytes: Uint8Array): string {
  const utf16 = new Uint8Array(2 * bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const code = codeOfByte[bytes[at]!]!;
    utf16[2 * at] = code & 0xff;
    utf16[2 * at + 1] = code >> 8;
  }
  return new TextDecoder("utf-16le").decode(utf16);
}

/** The characters of a text that Windows-1252 does not have, each once. */
export function missingInWindows1252(text: string): string[] {
  const foreign = text.match(/[^\0-\x7f]/gu) ?? [];
  return [...new Set(foreign)].filter((character) => !byteOfCode.has(character.codePointAt(0)!));
}

/** The bytes of a text; characters that Windows-1252 does not have become numeric character references. */
export function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x80 ? code : byteOfCode.get(code);
    if (byte === undefined) return encodeWindows1252(withReferences(text));
    bytes[at] = byte;
  }
  return bytes;
}

function withReferences(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) =>
    byteOfCode.has(character.codePointAt(0)!) ? character : `&#${character.codePointAt(0)!};`,
  );
}
