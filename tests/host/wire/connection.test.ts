// The host's end of a conversation, without any window: which messages it takes and what it answers.
import { openConnection, type Connection } from "../../../src/host/wire/connection";
import { stubServices, type Stub } from "./stubServices";

interface Open {
  readonly connection: Connection;
  readonly services: Stub;
  readonly sent: Record<string, unknown>[];
  /** Hands in a request, after which all that can be answered is answered. */
  ask(request: object): Promise<void>;
}

function open(): Open {
  const services = stubServices();
  const sent: Record<string, unknown>[] = [];
  const connection = openConnection({
    services,
    hostOrigin: "https://localhost:4000",
    send: (text) => sent.push(JSON.parse(text) as Record<string, unknown>),
    onFailure: (error) => {
      throw error;
    },
  });
  const usual = {
    _messageType: 0,
    _actionType: 0,
    _conversationId: connection.conversationId,
    _correlationId: 7,
  };
  return {
    connection,
    services,
    sent,
    async ask(request) {
      connection.receive(JSON.stringify({ ...usual, ...request }));
      await new Promise(setImmediate);
    },
  };
}

const REGISTER = { _actionType: 1, _actionName: "settingsChanged" };

it("answers with what the request has to be known by", async () => {
  const { connection, sent, ask } = open();
  await ask(REGISTER);
  expect(sent).toEqual([
    {
      _messageType: 1,
      _actionName: "settingsChanged",
      _conversationId: connection.conversationId,
      _correlationId: 7,
      _origin: "https://localhost:4000",
      _serializerVersion: 1,
      _errorCode: 0,
      _responseType: 0,
      _data: { Error: 0 },
    },
  ]);
});

it("repeats in events what the registration has to be known by", async () => {
  const { connection, sent, ask } = open();
  await ask({ ...REGISTER, _correlationId: 9 });
  connection.raise("settingsChanged", { a: 1 });
  expect(sent[1]).toMatchObject({ _correlationId: 9, _responseType: 1, _data: { a: 1 } });
});

it.each([
  ["of another conversation", { ...REGISTER, _conversationId: "else" }],
  ["which is an answer", { ...REGISTER, _messageType: 1 }],
  ["without a name", { ...REGISTER, _actionName: undefined }],
  ["without an action", { ...REGISTER, _actionType: undefined }],
])("passes over a message %s", async (_which, request) => {
  const { services, sent, ask } = open();
  await ask(request);
  expect([services.told, sent]).toEqual([[], []]);
});

it.each([
  ["text that is no JSON", "{"],
  ["other text", "hello"],
  ["null", "null"],
  ["no text", { a: 1 }],
])("passes over %s", (_what, message) => {
  const { connection, services, sent } = open();
  connection.receive(message);
  expect([services.told, sent]).toEqual([[], []]);
});

it.each([
  ["openWindowInHost", { _actionName: "openWindowInHost" }, { _errorCode: -2, _data: null }],
  [
    "method 64",
    { _actionName: "executeMethod", _data: { DdaMethod: { DispatchId: 64 } } },
    { _errorCode: 0, _data: { Version: 1, Error: 5000 } },
  ],
  [
    "event dialogMessageReceived",
    { _actionName: "dialogMessageReceived", _actionType: 1 },
    { _errorCode: 0, _data: { Error: 5000 } },
  ],
])("has no answer to %s, and says so to both sides", async (what, request, answer) => {
  const { services, sent, ask } = open();
  await ask(request);
  expect(services.told).toEqual([["unknown", what]]);
  expect(sent).toEqual([expect.objectContaining(answer)]);
});

it("neither answers nor takes anything once it is closed", async () => {
  const { connection, services, sent, ask } = open();
  let finish: (() => void) | undefined;
  services.answerBy = () => new Promise((resolve) => (finish = () => resolve({ Results: [] })));
  await ask({
    _actionName: "executeMethod",
    _data: {
      DdaMethod: { DispatchId: 93 },
      ArrayData: ["", "", "", [], '{"Actions":[],"ObjectPaths":{}}', 0, 0],
    },
  });
  connection.close();
  finish!();
  await ask(REGISTER);
  expect([services.told, sent]).toEqual([[], []]);
});

it("gives each conversation a name of its own", () => {
  const names = [open(), open()].map(
    ({ connection }) => JSON.parse(connection.windowName()) as Record<string, string>,
  );
  expect(new Set(names.map(({ xdmInfo }) => xdmInfo)).size).toBe(2);
  expect(names[0]).toMatchObject({
    hostInfo: expect.stringMatching(/^Excel\$Web\$16\.00\$en-US\$/) as string,
  });
});
