// Which encoding bytes are taken for, and that text comes back as the same bytes.
import { csvEncodings, type CsvEncoding } from "../../../src/files/csv/dialect";
import { decoder, encodeText, recogniseEncoding } from "../../../src/files/csv/encoding";
import { bytesOf } from "./bytes";

const bytes = (...values: number[]) => Uint8Array.from(values);

describe("recognising", () => {
  const cases: [what: string, sample: Uint8Array, encoding: CsvEncoding, markLength: number][] = [
    ["nothing", bytes(), "utf-8", 0],
    ["plain ASCII", bytesOf("a,b\n", "utf-8"), "utf-8", 0],
    ["UTF-8", bytesOf("Zoë,€\n", "utf-8"), "utf-8", 0],
    ["UTF-8 with mark", bytesOf("\uFEFFa,b\n", "utf-8"), "utf-8", 3],
    ["UTF-8 cut within a character of 2 bytes", bytesOf("aé", "utf-8").subarray(0, 2), "utf-8", 0],
    ["UTF-8 cut within a character of 3 bytes", bytesOf("a€", "utf-8").subarray(0, 3), "utf-8", 0],
    ["UTF-8 cut within a character of 4 bytes", bytesOf("a😀", "utf-8").subarray(0, 4), "utf-8", 0],
    ["Windows-1252", bytesOf("Zoë,€\n", "windows-1252"), "windows-1252", 0],
    ["UTF-16 LE with mark", bytesOf("\uFEFFa,b", "utf-16le"), "utf-16le", 2],
    ["UTF-16 BE with mark", bytesOf("\uFEFFa,b", "utf-16be"), "utf-16be", 2],
    ["UTF-16 LE by its zero bytes", bytesOf("Name,Zoë\n", "utf-16le"), "utf-16le", 0],
    ["UTF-16 BE by its zero bytes", bytesOf("Name,Zoë\n", "utf-16be"), "utf-16be", 0],
    ["UTF-16 LE, mostly Chinese", bytesOf("姓名,角色\n王小明,经理\n", "utf-16le"), "utf-16le", 0],
    ["UTF-16 BE, mostly Chinese", bytesOf("姓名,角色\n王小明,经理\n", "utf-16be"), "utf-16be", 0],
  ];
  test.each(cases)("%s", (_what, sample, encoding, markLength) => {
    expect(recogniseEncoding(sample, false)).toEqual({ encoding, markLength });
  });

  test("a letter at the end of a whole file is no cut character", () => {
    const sample = bytesOf("Name\nZoë", "windows-1252");
    expect(recogniseEncoding(sample, true).encoding).toBe("windows-1252");
    expect(recogniseEncoding(sample, false).encoding).toBe("utf-8");
  });

  test.each(csvEncodings)("%s when asked for", (encoding) => {
    expect(recogniseEncoding(bytesOf("Zoë\n", "windows-1252"), true, encoding)).toEqual({
      encoding,
      markLength: 0,
    });
  });

  const refused: [
    what: string,
    sample: Uint8Array,
    asked: CsvEncoding | undefined,
    code: string,
    message: RegExp,
  ][] = [
    ["a workbook", bytes(0x50, 0x4b, 3, 4, 0, 0), undefined, "UNSUPPORTED", /zip archive.*\.xlsx/],
    ["a workbook, whatever was asked for", bytes(0x50, 0x4b, 3, 4), "utf-8", "UNSUPPORTED", /zip archive/],
    [
      "one zero byte in a text",
      bytesOf(`a,b\n${"c,d\n".repeat(20)}\0`, "utf-8"),
      undefined,
      "UNSUPPORTED",
      /zero bytes/,
    ],
    ["zero bytes all over", bytes(0, 0, 0, 1, 0, 0, 7, 0), undefined, "UNSUPPORTED", /zero bytes/],
    [
      "another mark",
      bytesOf("\uFEFFa", "utf-16le"),
      "utf-8",
      "BAD_ENCODING",
      /mark of utf-16le.*read as utf-8/,
    ],
  ];
  test.each(refused)("refuses %s", (_what, sample, asked, code, message) => {
    expect(() => recogniseEncoding(sample, true, asked)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});

describe("decoding", () => {
  const text = "a,é\r\n€ß,b\uFEFF\nç";
  test.each(csvEncodings)("%s, cut at every byte", (encoding) => {
    const full = encoding === "windows-1252" ? text.replace("\uFEFF", "") : `${text}😀中`;
    const all = bytesOf(full, encoding);
    for (let cut = 0; cut <= all.length; cut++) {
      const { push, finish } = decoder(encoding);
      const decoded = [push(all.subarray(0, cut)), push(all.subarray(cut)), finish()];
      expect(decoded.map((part) => part.text).join("")).toBe(full);
      expect(decoded.some((part) => part.invalid !== undefined)).toBe(false);
    }
  });

  test("every byte of Windows-1252 comes back", () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const { text: decoded } = decoder("windows-1252").push(all);
    expect(decoded.slice(0x80, 0xa0)).toBe("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ");
    expect(encodeText(decoded, "windows-1252")).toEqual(all);
  });

  const invalid: [what: string, encoding: CsvEncoding, sample: Uint8Array, text: string, byte: string][] = [
    ["a Windows-1252 letter before a comma", "utf-8", bytes(0x61, 0xe9, 0x2c, 0x62), "a", "0xE9"],
    ["a lone continuation byte", "utf-8", bytes(0x61, 0x62, 0x80, 0x62), "ab", "0x80"],
    ["a byte that UTF-8 never has", "utf-8", bytes(0xc3, 0xa9, 0xff), "é", "0xFF"],
    ["half a surrogate pair", "utf-16le", bytes(0x61, 0, 0x00, 0xd8, 0x62, 0), "a", "0x00"],
    ["half a surrogate pair, high byte first", "utf-16be", bytes(0, 0x61, 0xdc, 0, 0, 0x62), "a", "0xDC"],
  ];
  test.each(invalid)("names %s in %s", (_what, encoding, sample, before, byte) => {
    expect(decoder(encoding).push(sample)).toEqual({ text: before, invalid: byte });
  });

  test.each([
    ["utf-8", bytes(0x61, 0xe2, 0x82), "0xE2"],
    ["utf-16le", bytes(0x61, 0, 0x62), "0x62"],
  ] as const)("names a character of %s that the end of the file cuts", (encoding, sample, byte) => {
    const { push, finish } = decoder(encoding);
    expect(push(sample)).toEqual({ text: "a" });
    expect(finish()).toEqual({ text: "", invalid: byte });
  });
});

describe("encoding", () => {
  test.each(csvEncodings)("%s", (encoding) => {
    const text = encoding === "windows-1252" ? "aé€ÿ\r\n" : "\uFEFFaé€😀\r\n";
    expect(encodeText(text, encoding)).toEqual(new Uint8Array(bytesOf(text, encoding)));
  });

  test("characters that Windows-1252 does not have become references", () => {
    const written = Buffer.from(encodeText("é ă € 😀 \u0080", "windows-1252")).toString("latin1");
    expect(written).toBe("é &#259; \x80 &#128512; &#128;");
    expect(Buffer.from(encodeText("\u0080", "windows-1252")).toString("latin1")).toBe("&#128;");
  });
});
