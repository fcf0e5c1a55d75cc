// Does with the official JavaScript packages what standard input asks for, and prints what came of it.
// Input: a JSON array of tasks; output: a JSON array with the result of each. Bytes are {"$bytes": base64} both ways.
import { Sha256 } from "@aws-crypto/sha256-js";
import * as bedrock from "@aws-sdk/client-bedrock-runtime";
import * as polly from "@aws-sdk/client-polly";
import { EventStreamCodec } from "@smithy/eventstream-codec";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { SignatureV4 } from "@smithy/signature-v4";
import { fromUtf8, toUtf8 } from "@smithy/util-utf8";

const clients = { bedrock: bedrock.BedrockRuntimeClient, polly: polly.PollyClient };
const commands = { bedrock, polly };

const revive = (value) =>
  Array.isArray(value) ? value.map(revive)
  : value === null || typeof value !== "object" ? value
  : typeof value.$bytes === "string" ? new Uint8Array(Buffer.from(value.$bytes, "base64"))
  : Object.fromEntries(Object.entries(value).map(([name, member]) => [name, revive(member)]));

const plain = (value) =>
  value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString("base64") }
  : value instanceof Date ? value.toISOString()
  : Array.isArray(value) ? value.map(plain)
  : value === null || typeof value !== "object" ? value
  : Object.fromEntries(Object.entries(value).filter(([, member]) => typeof member !== "function").map(([name, member]) => [name, plain(member)]));

const failure = (error) => ({
  name: error.name,
  code: error.code ?? null,
  message: error.message,
  status: error.$metadata?.httpStatusCode ?? null,
  requestId: error.$metadata?.requestId ?? null,
  retryAfter: error.$response?.headers?.["retry-after"] ?? null,
  originalStatusCode: error.originalStatusCode ?? null,
});

// Sends a command with an official client, which makes one attempt.
async function call({ service, command, input, options, http1, leaveAfter }) {
  const client = new clients[service]({
    maxAttempts: 1,
    ...(http1 ? { requestHandler: new NodeHttpHandler() } : {}),
    ...options,
    ...(options.token ? { token: { token: options.token }, authSchemePreference: ["httpBearerAuth"] } : {}),
  });
  const result = { events: [], error: null, output: null };
  try {
    const output = await client.send(new commands[service][command](revive(input ?? {})));
    result.status = output.$metadata.httpStatusCode;
    result.requestId = output.$metadata.requestId ?? null;
    if (output.stream) {
      for await (const event of output.stream) {
        result.events.push(plain(event));
        if (result.events.length === leaveAfter) break;
      }
    } else if (output.AudioStream) {
      result.output = { ...plain({ ...output, AudioStream: undefined }), AudioStream: plain(await output.AudioStream.transformToByteArray()) };
    } else {
      result.output = plain(output);
    }
  } catch (error) {
    result.error = failure(error);
  } finally {
    client.destroy();
  }
  return result;
}

// Decodes an event-stream frame.
function decode({ frame }) {
  try {
    const { headers, body } = new EventStreamCodec(toUtf8, fromUtf8).decode(revive(frame));
    return { headers: Object.fromEntries(Object.entries(headers).map(([name, header]) => [name, header.value])), body: toUtf8(body), error: null };
  } catch (error) {
    return { headers: null, body: null, error: error.message };
  }
}

// Signs a request and sends it as it is; what is tampered with is changed after the signing.
async function signed({ endpoint, credentials, region, service, method, path, query, headers, body, tamper }) {
  const url = new URL(endpoint);
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256, uriEscapePath: true });
  const request = await signer.sign({
    method, path, query: query ?? {}, body, protocol: url.protocol, hostname: url.hostname, port: Number(url.port),
    headers: { host: url.host, "content-type": "application/json", ...headers },
  });
  const parameters = Object.entries(query ?? {}).flatMap(([name, value]) => [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`));
  const { host, ...rest } = request.headers;
  const answer = await fetch(`${url.origin}${tamper?.path ?? path}${parameters.length ? `?${parameters.join("&")}` : ""}`, { method, headers: { ...rest, ...tamper?.headers }, body: tamper?.body ?? body });
  return { status: answer.status, errorType: answer.headers.get("x-amzn-errortype"), body: await answer.text() };
}

const tasks = { call, decode, signed };
const read = [];
for await (const piece of process.stdin) read.push(piece);
const input = JSON.parse(Buffer.concat(read).toString());
const results = [];
for (const { task, ...details } of input) results.push(await tasks[task](details));
process.stdout.write(JSON.stringify(results));
