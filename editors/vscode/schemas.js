// Which schema holds for a YAML file: by its place in a project, so that the sites and prompts of other people's folders are left alone.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

const FILES = [
  ["project", /^ivrc\.yaml$/],
  ["site", /^sites\/[^/]+\.yaml$/],
  ["readings", /^prompts\/readings\.yaml$/],
  ["phrases", /^prompts\/[^/]+\.yaml$/],
  ["calls", /^tests\/[^/]+\.calls\.yaml$/],
  ["calendar", /^calendars\/[^/]+\.yaml$/],
];

/** The name of the schema of a file, from its path; undefined for one that is none of a project's. */
function nameOf(file) {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, "ivrc.yaml"))) {
      const within = path.relative(folder, file).split(path.sep).join("/");
      return FILES.find(([, form]) => form.test(within))?.[0];
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** The text of a schema that is packed with the extension. */
function textOf(name) {
  return fs.readFileSync(path.join(__dirname, "schemas", `${name}.json`), "utf-8");
}

module.exports = { nameOf, textOf };
