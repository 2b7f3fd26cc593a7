/**
 * Loaded before every command (`node -r`): stops with one sentence where Node cannot run TypeScript files, which it would report as an
 * unknown file extension. Written so that any old Node can parse it. Then keeps the compiled modules of the software and its packages (Node compares
 * them with the source), so that commands start in half the time.
 */
var required = [22, 18];
var found = process.versions.node.split('.').map(Number);
if (found[0] < required[0] || (found[0] === required[0] && found[1] < required[1])) {
  console.error(
    'Node.js ' +
      process.versions.node +
      ' is too old: this command needs Node.js ' +
      required.join('.') +
      ' or newer. Run `npm ci` without --ignore-scripts, which installs one for the commands of this project.',
  );
  process.exit(1);
}
process
  .getBuiltinModule('module')
  .enableCompileCache(
    process.getBuiltinModule('path').join(__dirname, '../../node_modules/.cache/verbatim-code'),
  );
