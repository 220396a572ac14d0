// Logs in at a real identity provider, as browsers do, and tries what must not work.
//
//   node run.mjs UPRIGHT
//
// Run in a folder with this package installed. Starts the provider, and UPRIGHT on a store of its own that knows it.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Provider } from "oidc-provider";

const upright = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "upright-oidc-"));
const store = join(folder, "store");

/** A port that nobody has. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A browser: it keeps cookies by origin, and follows where it is sent. */
class Browser {
  cookies = new Map();

  async visit(address, options = {}) {
    const { origin } = new URL(address);
    const jar = this.cookies.get(origin) ?? new Map();
    this.cookies.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(address, { ...options, redirect: "manual", headers: { ...options.headers, cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set);
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return answer;
  }

  /** From an address to the one that `stop` knows, filling in the provider's forms as `login`. */
  async walk(address, login, stop) {
    for (let steps = 0; steps < 20 && !stop(address); steps += 1) {
      const answer = await this.visit(address);
      const next = answer.headers.get("location");
      address = next ? new URL(next, address).href : await this.fill(await answer.text(), address, login);
    }
    return address;
  }

  async fill(page, address, login) {
    const form = /<form[^>]*action="([^"]+)"/.exec(page);
    assert(form, `no form at ${address}: ${page.slice(0, 400)}`);
    const prompt = /name="prompt" value="(\w+)"/.exec(page)[1];
    const fields = prompt === "login" ? { prompt, login, password: "any" } : { prompt };
    const answer = await this.visit(new URL(form[1], address).href, { method: "POST", body: new URLSearchParams(fields) });
    return new URL(answer.headers.get("location"), address).href;
  }
}

const [providerPort, nodePort] = [await freePort(), await freePort()];
const issuer = `http://127.0.0.1:${providerPort}`;
const node = `http://127.0.0.1:${nodePort}`;
const api = `${node}/api/v1/session`;
const provider = new Provider(issuer, {
  clients: [{ client_id: "upright", client_secret: "of this test", redirect_uris: [`${api}/callback`] }],
  pkce: { required: () => true },
  cookies: { keys: ["of this test"] },
});
const listening = provider.listen(providerPort, "127.0.0.1");
const config = join(folder, "node.toml");
writeFileSync(config, `listen = "127.0.0.1:${nodePort}"\nstore = ${JSON.stringify(store)}
[oidc]\nissuer = "${issuer}"\nclient_id = "upright"\nclient_secret = "of this test"\nnode = "${node}"\nlabel = "Hospital"\n`);
const user = (...words) => execFileSync(upright, ["user", "--store", store, ...words], { stdio: ["ignore", "pipe", "pipe"] });
user("add", "dr.meier", "--role", "clinician", "--display", "Dr. Meier");
user("link", "dr.meier", "meier-at-hospital");
const served = spawn(upright, ["serve", "--config", config], { stdio: ["ignore", "ignore", "inherit"] });
const ended = new Promise((exit) => served.once("exit", exit));

const isBack = (address) => address.startsWith(`${api}/callback`);
const isHome = (address) => address === `${node}/` || address.startsWith(`${node}/?`);

/** Where a browser ends that logs in as `login`. */
const loggedIn = (browser, login) => browser.walk(`${api}/provider`, login, isHome);
const who = async (browser) => (await browser.visit(api)).status;

try {
  for (let tries = 0; ; tries += 1) {
    try {
      await fetch(`${node}/health/ready`);
      break;
    } catch (error) {
      if (tries === 100 || served.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  assert.deepEqual(await (await fetch(`${api}/ways`)).json(), { password: true, provider: "Hospital" });

  const meier = new Browser();
  assert.equal(await loggedIn(meier, "meier-at-hospital"), `${node}/`);
  const session = await (await meier.visit(api)).json();
  assert.equal(session.name, "dr.meier");
  assert.equal(session.must_change_password, false, "the provider takes the place of the password");

  const stranger = new Browser();
  assert.equal(await loggedIn(stranger, "who & why"), `${node}/?log_in=no_account&subject=who%20%26%20why`);
  assert.equal(await who(stranger), 401);

  const nobody = new Browser();
  const answer = await nobody.visit(`${api}/callback?code=a&state=b`);
  assert.equal(answer.headers.get("location"), "/?log_in=expired", "without an attempt");

  // An attacker's code in the browser of somebody else, who would then write into the attacker's account.
  const [attacker, victim] = [new Browser(), new Browser()];
  const stolen = await attacker.walk(`${api}/provider`, "meier-at-hospital", isBack);
  await victim.visit(`${api}/provider`);
  assert.equal((await victim.visit(stolen)).headers.get("location"), "/?log_in=expired");
  assert.equal(await who(victim), 401);

  // A code is good once.
  const twice = new Browser();
  const back = await twice.walk(`${api}/provider`, "meier-at-hospital", isBack);
  const attempt = new Map(twice.cookies.get(node));
  assert.equal((await twice.visit(back)).headers.get("location"), "/");
  twice.cookies.set(node, attempt);
  assert.equal((await twice.visit(back)).headers.get("location"), "/?log_in=refused");

  // Whoever says no at the provider comes back without a code.
  const reluctant = new Browser();
  const asked = new URL((await reluctant.visit(`${api}/provider`)).headers.get("location"));
  const denied = `${api}/callback?error=access_denied&state=${asked.searchParams.get("state")}`;
  assert.equal((await reluctant.visit(denied)).headers.get("location"), "/?log_in=refused");

  const late = new Browser();
  const unanswered = await late.walk(`${api}/provider`, "meier-at-hospital", isBack);
  listening.closeAllConnections();
  await new Promise((closed) => listening.close(closed));
  assert.equal((await late.visit(unanswered)).headers.get("location"), "/?log_in=unreachable", "the provider is away");
  console.log("identity provider: logged in; stranger, stolen and used codes, refusal and an absent provider turned away");
} finally {
  served.kill("SIGTERM");
  await ended;
  listening.close();
  rmSync(folder, { recursive: true, force: true });
}
