// Files from the page's own server.
import { FETCH_FAULTS } from "../../words/workbench";

/** @throws Error which names the address and what is wrong */
async function answerOf(url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new Error(FETCH_FAULTS.unreachable(url), { cause: error });
  }
  if (!response.ok) throw new Error(FETCH_FAULTS.status(url, response.status));
  return response;
}

/** @throws Error which names the address and what is wrong */
export async function fetchText(url: string): Promise<string> {
  return (await answerOf(url)).text();
}

/** @throws Error which names the address and what is wrong */
export async function fetchBytes(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await answerOf(url)).arrayBuffer());
}
