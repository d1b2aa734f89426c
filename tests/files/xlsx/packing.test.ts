// Parts packed piece by piece: what was put in comes out again, whatever the sizes of the pieces.
import { inflateRawSync } from "node:zlib";
import { byteSink, packPart } from "../../../src/files/xlsx/byteSink";
import { joinBytes } from "../../../src/files/xlsx/codec";
import { nodeCodec } from "../../../src/files/xlsx/nodeCodec";
import { portableCodec } from "../../../src/files/xlsx/portableCodec";
import { openPackage, writePackage } from "../../../src/files/xlsx/zipPackage";

/** Bytes that repeat in part, at near and far distances. */
function bytesOf(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = 7;
  for (let at = 0; at < size; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = at > 40_000 && (at >> 9) % 3 > 0 ? bytes[at - 31_000]! : state >>> 27;
  }
  return bytes;
}

const bytes = bytesOf(3_000_000);

describe.each([
  ["node:zlib", nodeCodec],
  ["fflate", portableCodec],
])("%s", (_, codec) => {
  test.each([
    ["nothing", 0, 1],
    ["one byte", 1, 1],
    ["many short runs", 300_000, 7],
    ["pieces below the window of deflate", 200_000, 20_000],
    ["long runs", 3_000_000, 700_000],
    ["all at once", 3_000_000, 3_000_000],
  ])("%s", async (__, size, run) => {
    const sink = byteSink(codec);
    for (let at = 0; at < size; at += run) {
      const end = Math.min(at + run, size);
      if (at % 2 === 0) sink.copy(bytes, at, end);
      else sink.put(bytes.slice(at, end));
      if (at % 5 === 0) await sink.drain();
    }
    const packed = await sink.finish();
    const inflated = inflateRawSync(joinBytes(packed.deflated), { maxOutputLength: size + 1 });
    expect(Buffer.compare(inflated, bytes.subarray(0, size))).toBe(0);
    expect(packed.size).toBe(size);
    expect(packed.crc32).toBe(nodeCodec.crc32(bytes.subarray(0, size)));
  });
});

test("a packed part in odd pieces is written whole", async () => {
  const packed = await packPart(nodeCodec, bytes);
  const deflated = joinBytes(packed.deflated);
  const pieces: Uint8Array[] = [];
  for (let at = 0, size = 1; at < deflated.length; at += size, size = (size * 3) % 100_003)
    pieces.push(deflated.subarray(at, at + size));
  const archive = await writePackage(
    new Map([
      ["one", { ...packed, deflated: pieces }],
      ["two", packed],
    ]),
  );
  const opened = await openPackage(archive, nodeCodec);
  expect(Buffer.compare(await opened.read("one"), bytes)).toBe(0);
  expect(Buffer.compare(await opened.read("two"), bytes)).toBe(0);
});
