// The editor's side of `ivrc lsp` and `ivrc open`. Whatever is known of menus is known there.
"use strict";

const { spawn } = require("node:child_process");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const schemas = require("./schemas");

const SCHEMA = "ivrc-schema:/";
const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/\S*$/m;

let client;
let log;
/** The pages that are served: the process and the address of each, by the path of its file. */
const served = new Map();

async function activate(context) {
  log = vscode.window.createOutputChannel("ivrc", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("ivrc.open", open),
    vscode.commands.registerCommand("ivrc.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("ivrc") && restart()),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  await Promise.all([start(), offerSchemas()]);
}

/** Gives the YAML extension, where it is installed, the schemas of a project's files. */
async function offerSchemas() {
  const yaml = await vscode.extensions.getExtension("redhat.vscode-yaml")?.activate();
  yaml?.registerContributor?.(
    "ivrc",
    (uri) => {
      const file = vscode.Uri.parse(uri);
      const name = file.scheme === "file" ? schemas.nameOf(file.fsPath) : undefined;
      return name && SCHEMA + name;
    },
    (uri) => schemas.textOf(uri.slice(SCHEMA.length)),
  );
}

async function deactivate() {
  for (const { process } of served.values()) process.kill();
  served.clear();
  await client?.stop();
}

function setting(name) {
  return vscode.workspace.getConfiguration("ivrc").get(name);
}

/** The language in which everything is told: the one that was set, else the editor's. */
function language() {
  const set = setting("language");
  if (set === "zh" || set === "en") return set;
  return vscode.env.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function said(zh, en) {
  return language() === "zh" ? zh : en;
}

async function start() {
  const run = { command: setting("path") || "ivrc", args: ["--lang", language(), "lsp"] };
  const made = new LanguageClient("ivrc", "ivrc", run, {
    documentSelector: [
      { scheme: "file", language: "ivr" },
      { scheme: "untitled", language: "ivr" },
    ],
    outputChannel: log,
    // A team's own checks are programs: they run only in a folder that is trusted.
    initializationOptions: { ownChecks: vscode.workspace.isTrusted },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{ivr,yaml,py}") },
  });
  client = made;
  try {
    await made.start();
  } catch (problem) {
    if (client === made) client = undefined;
    await failed(problem);
  }
}

async function restart() {
  const before = client;
  client = undefined;
  await before?.stop().catch(() => undefined);
  await start();
}

/** Serves the page of a menu file, the active one where none is named, and shows it in the browser. */
async function open(uri) {
  const file = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
  if (file?.scheme !== "file") return;
  await vscode.workspace.textDocuments.find((each) => each.uri.toString() === file.toString())?.save();
  try {
    const address = served.get(file.fsPath)?.address ?? (await serve(file.fsPath));
    await vscode.env.openExternal(vscode.Uri.parse(address, true));
    return address;
  } catch (problem) {
    await failed(problem);
  }
}

/** Starts `ivrc open` and gives the address that it prints. */
function serve(path) {
  return new Promise((take, refuse) => {
    const process = spawn(setting("path") || "ivrc", ["--lang", language(), "open", path, "--no-browser"]);
    let told = "";
    process.once("error", refuse);
    process.once("exit", () => {
      served.delete(path);
      refuse(new Error(told.trim() || said("ivrc open 没有给出网址", "ivrc open gave no address")));
    });
    process.stderr.on("data", (data) => {
      told += data;
      log.append(String(data));
    });
    process.stdout.on("data", (data) => {
      told += data;
      const address = ADDRESS.exec(told)?.[0];
      if (address === undefined || served.has(path)) return;
      served.set(path, { process, address });
      take(address);
    });
  });
}

/** Tells what went wrong, with the way to the setting where ivrc was not found. */
async function failed(problem) {
  log.appendLine(String(problem?.stack ?? problem));
  const missing = problem?.code === "ENOENT" || /ENOENT/.test(String(problem?.message));
  const words = missing
    ? said(`没有找到 ivrc（${setting("path")}）。装好 pip install "ivrc[lsp]"，或者在设置里写明它的路径。`,
           `ivrc was not found (${setting("path")}). Run pip install "ivrc[lsp]", or set its path.`)
    : said(`ivrc 没有运行起来：${problem?.message ?? problem}`, `ivrc did not run: ${problem?.message ?? problem}`);
  const [settings, output] = [said("设置", "Settings"), said("看输出", "Show output")];
  const chosen = await vscode.window.showErrorMessage(words, settings, output);
  if (chosen === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "ivrc.path");
  if (chosen === output) log.show();
}

module.exports = { activate, deactivate };
