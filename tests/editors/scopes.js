// Reads a JSON list of texts from standard input and prints how VS Code's own engine scopes them: a list of [line, start, end, scopes] for each.
"use strict";
const fs = require("fs");
const path = require("path");
const oniguruma = require("vscode-oniguruma");
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");

async function main(file) {
  const wasm = fs.readFileSync(path.join(path.dirname(require.resolve("vscode-oniguruma")), "onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(fs.readFileSync(file, "utf-8"), file),
  });
  const grammar = await registry.loadGrammar("source.ivr");
  const texts = JSON.parse(fs.readFileSync(0, "utf-8"));
  process.stdout.write(JSON.stringify(texts.map((text) => scopes(grammar, text))));
}

function scopes(grammar, text) {
  const found = [];
  let state = INITIAL;
  text.split("\n").forEach((line, number) => {
    const told = grammar.tokenizeLine(line, state);
    state = told.ruleStack;
    for (const each of told.tokens) found.push([number, each.startIndex, each.endIndex, each.scopes.slice(1)]);
  });
  return found;
}

main(process.argv[2]);
