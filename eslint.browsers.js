import { readdirSync, readFileSync } from 'node:fs';
import bcd from '@mdn/browser-compat-data' with { type: 'json' };
import ts from 'typescript';
import { oldestBrowsers } from './src/integrations/browser-support.ts';

/**
 * Refuses in code that runs in browsers what those of the support policy (`browserslist` in package.json) do not all have, by MDN's data on
 * browsers. TypeScript says whose member a name is, so methods of an array or an element are seen as well as globals. tests/site/sheet-features.ts
 * asks the same data about style sheets. Not seen: what is named in strings (events, selectors) and members of options.
 *
 * Guards: a test of the name before (`'share' in navigator && …`, `if (!('x' in y)) return`), `?.` at the name, a `try` with a `catch`.
 *
 * @typedef {import('@mdn/browser-compat-data').CompatStatement} CompatStatement
 * @typedef {import('@mdn/browser-compat-data').Identifier} Entry
 * @typedef {import('estree').Node & { parent?: Node }} Node
 */

/** The data's names for the browsers of the policy. */
const names = /** @type {const} */ ({
  chrome: 'chrome',
  edge: 'edge',
  firefox: 'firefox',
  safari: 'safari',
  ios: 'safari_ios',
  samsung: 'samsunginternet_android',
});
const oldest = oldestBrowsers();

/** @param {string} version */
const number = (version) => {
  const [major = 0, minor = 0] = version.replace('≤', '').split('.').map(Number);
  return major * 1000 + minor;
};

/** Returns what the data says of a path as `api.Element.checkVisibility`, or undefined. @param {string} path */
function compatOf(path) {
  /** @type {unknown} */
  let entry = bcd;
  for (const key of path.split('.')) {
    if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, key)) return undefined;
    entry = Reflect.get(entry, key);
  }
  return /** @type {Entry} */ (entry).__compat;
}

/**
 * The versions of a browser that have a thing: those from `added` on. One that has most of it (`partial_implementation`) has it; one that hides it
 * behind a prefix or a setting has not.
 *
 * @param {CompatStatement} compat
 * @param {import('./src/integrations/browser-support.ts').OldestBrowser['name']} name
 */
const additions = (compat, name) =>
  [compat.support[names[name]] ?? []].flat().flatMap((support) => {
    const { version_added: added, version_removed: removed } = support;
    if (typeof added !== 'string' || added === 'preview') return [];
    if (support.flags ?? support.prefix ?? support.alternative_name) return [];
    return [{ added: number(added), removed: typeof removed === 'string' ? number(removed) : Infinity }];
  });

/**
 * Asks the data for the first of `paths` that it knows. Returns the browsers that lack this, as `safari 15.4`, or undefined where it knows none of
 * the paths. Asked are the oldest browsers of the policy; behind guards, the oldest that have what each guard names.
 *
 * @param {readonly string[]} paths
 * @param {readonly (readonly string[])[]} [guards] paths, as the first argument
 */
export function lacking(paths, guards = []) {
  const compat = known(paths);
  const behind = guards.flatMap((guard) => known(guard) ?? []);
  return (
    compat &&
    oldest
      .filter(({ name, version }) => {
        const floor = Math.max(
          number(version),
          ...behind.map((guard) => Math.min(Infinity, ...additions(guard, name).map(({ added }) => added))),
        );
        return (
          floor !== Infinity &&
          !additions(compat, name).some(({ added, removed }) => added <= floor && floor < removed)
        );
      })
      .map(({ name, version }) => `${name} ${version}`)
  );
}

/** @param {readonly string[]} paths */
const known = (paths) => paths.map(compatOf).find((found) => found !== undefined);

/**
 * Returns the modules that browsers run, from the root of the project: those of src/client and, from one to the next, what they import but for types.
 * A module that a page's `<script>` names is in src/client too.
 */
export function modulesInBrowsers() {
  // The build puts the settings in the place of the module that reads them (src/integrations/site-settings.ts).
  const replaced = new URL('src/content/settings.ts', import.meta.url).href;
  const client = new URL('src/client/', import.meta.url);
  const i18n = new URL('src/i18n/', import.meta.url);
  // The strings of a language are imported by its tag (virtual:strings), which TypeScript does not follow.
  const strings = readdirSync(i18n, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/](?:strings|search|verify)\.ts$/.test(file))
    .map((file) => new URL(file, i18n).href);
  const waiting = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => new URL(file, client).href)
    .concat(strings);
  /** @type {Set<string>} */
  const seen = new Set();
  for (let module = waiting.pop(); module; module = waiting.pop()) {
    if (seen.has(module) || module === replaced) continue;
    seen.add(module);
    const { importedFiles } = ts.preProcessFile(withoutTypes(readFileSync(new URL(module), 'utf8')));
    for (const { fileName } of importedFiles)
      if (/^\..*\.ts$/.test(fileName)) waiting.push(new URL(fileName, module).href);
  }
  return [...seen].map((module) => module.slice(new URL('.', import.meta.url).href.length)).sort();
}

/** @param {string} code */
const withoutTypes = (code) =>
  ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ESNext } }).outputText;

/** Where a name of the language or the browser is declared: the interface and whether it is a member of the constructor. @param {ts.Declaration} node */
function ownerOf(node) {
  const { parent } = node;
  if (ts.isInterfaceDeclaration(parent)) {
    const name = parent.name.text.replace(/^Readonly(?=Array$|Map$|Set$)/, '');
    return { name: name.replace(/Constructor$/, ''), fixed: name.endsWith('Constructor') };
  }
  if (ts.isTypeLiteralNode(parent) && ts.isVariableDeclaration(parent.parent))
    return { name: parent.parent.name.getText(), fixed: true };
  const block = ts.isVariableDeclarationList(parent) ? parent.parent.parent : parent;
  if (ts.isModuleBlock(block)) return { name: block.parent.name.getText(), fixed: true };
  return undefined;
}

/** The paths in the data of a member: of the type that declares it, and, as mixins are no types there, of the type it is asked of. */
/** @param {ts.Symbol} symbol @param {ts.Type} of @param {ts.TypeChecker} checker @param {ts.Program} program */
function pathsOf(symbol, of, checker, program) {
  const declared = (symbol.declarations ?? []).filter((node) =>
    program.isSourceFileDefaultLibrary(node.getSourceFile()),
  );
  const owners = declared.flatMap((node) => ownerOf(node) ?? []);
  if (owners.length === 0) return [];
  /** @param {ts.Type} type @returns {string[]} */
  const lineage = (type) => [
    type.symbol?.name ?? '',
    ...(type.isClassOrInterface() ? checker.getBaseTypes(type) : []).flatMap(lineage),
  ];
  const parts = of.isUnionOrIntersection() ? of.types : [of];
  const mixed = parts
    .flatMap((type) => lineage(checker.getApparentType(type)))
    .map((name) => ({ name, fixed: false }));
  return [...owners, ...mixed].flatMap(({ name, fixed }) => {
    const member = `${name}.${symbol.name}`;
    return [
      ...(fixed ? [`api.${member}_static`] : []),
      `api.${member}`,
      `javascript.builtins.${member}`,
      ...(/^(?:Window|globalThis)$/.test(name) ? [`api.${symbol.name}`] : []),
    ];
  });
}

/** Whether nothing happens where the browser does not have the name that this node asks for. */
/** @param {Node} node @param {string} name @param {import('eslint').SourceCode} source */
function isGuarded(node, name, source) {
  const word = new RegExp(`(?<![\\w$])${name}(?![\\w$])`);
  /** @param {Node} test */
  const tests = (test) => word.test(source.getText(test));
  const isCalled = node.parent?.type === 'CallExpression' && node.parent.callee === node;
  if (node.parent?.type === 'CallExpression' && isCalled && node.parent.optional) return true;
  if (node.parent?.type === 'MemberExpression' && node.parent.object === node && node.parent.optional)
    return true;
  if (node.parent?.type === 'UnaryExpression' && node.parent.operator === 'typeof') return true;
  if (node.parent?.type === 'AssignmentExpression' && node.parent.left === node) return true;
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'TryStatement' && outer.block === inner && outer.handler) return true;
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression')
      if (inner === outer.test ? !isCalled : tests(outer.test)) return true;
    if (outer.type === 'LogicalExpression')
      if (inner === outer.left ? !isCalled : tests(outer.left)) return true;
    if (outer.type === 'BlockStatement' || outer.type === 'Program') {
      const before = outer.body.slice(
        0,
        outer.body.findIndex((statement) => statement === inner),
      );
      for (const statement of before)
        if (statement.type === 'IfStatement' && tests(statement.test) && leaves(statement.consequent))
          return true;
    }
  }
  return false;
}

/** @param {import('estree').Statement} statement @returns {boolean} */
const leaves = (statement) =>
  /^(?:Return|Throw|Continue|Break)Statement$/.test(statement.type) ||
  (statement.type === 'BlockStatement' && statement.body.some(leaves));

/** Syntax of regular expressions; the rest of the language's syntax is lowered when the site is built. */
/** @type {readonly (readonly [RegExp, string])[]} */
const patterns = [
  [/\(\?<[=!]/, 'javascript.regular_expressions.lookbehind_assertion'],
  [/\(\?[ims]*-?[ims]+:/, 'javascript.regular_expressions.modifier'],
];
/** @type {Record<string, string>} */
const flagged = { v: 'unicodeSets', d: 'hasIndices' };

/** @type {import('eslint').Rule.RuleModule} */
const supported = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      lacking:
        "{{what}} is not in {{browsers}}. Test for it (`'{{what}}' in …`) or `try` it, and give those browsers another way.",
      pattern: '{{browsers}} refuse the whole script for {{what}} in a regular expression. Write it without.',
    },
  },
  create(context) {
    const source = context.sourceCode;
    /** @type {Partial<import('@typescript-eslint/parser').ParserServicesWithTypeInformation>} */
    const { program, esTreeNodeToTSNodeMap: nodes } = source.parserServices;
    const checker = program?.getTypeChecker();

    /** @param {Node} node @param {string} what @param {readonly string[]} paths @param {string} [messageId] */
    const judge = (node, what, paths, messageId = 'lacking') => {
      const browsers = lacking(paths);
      if (!browsers?.length || (messageId === 'lacking' && isGuarded(node, what, source))) return;
      context.report({ node, messageId, data: { what, browsers: browsers.join(', ') } });
    };
    /** @param {Node} node @param {string} pattern @param {string} flags */
    const judgePattern = (node, pattern, flags) => {
      for (const [form, path] of patterns) {
        const [what] = form.exec(pattern) ?? [];
        if (what) judge(node, `“${what}”`, [path], 'pattern');
      }
      for (const flag of flags)
        if (flagged[flag])
          judge(node, `the flag ${flag}`, [`javascript.builtins.RegExp.${flagged[flag]}`], 'pattern');
    };
    /** @param {import('estree').NewExpression | import('estree').SimpleCallExpression} node */
    const judgeRegExp = (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
      const [pattern, flags] = node.arguments.map((argument) => source.getText(argument));
      judgePattern(node, pattern ?? '', flags?.replace(/\W/g, '') ?? '');
    };

    return {
      MemberExpression(node) {
        if (!program || !nodes || !checker || node.computed || node.property.type !== 'Identifier') return;
        const typed = (/** @type {import('estree').Node} */ wanted) =>
          nodes.get(/** @type {import('@typescript-eslint/utils').TSESTree.Node} */ (wanted));
        const symbol = checker.getSymbolAtLocation(typed(node.property));
        if (!symbol) return;
        const of = checker.getTypeAtLocation(typed(node.object));
        judge(node, node.property.name, pathsOf(symbol, of, checker, program));
      },
      Literal(node) {
        if ('regex' in node) judgePattern(node, node.regex.pattern, node.regex.flags);
      },
      NewExpression: judgeRegExp,
      CallExpression: judgeRegExp,
      'Program:exit'() {
        const [global] = source.scopeManager.scopes;
        for (const { identifier, isValueReference = true } of global?.through ?? [])
          if (isValueReference && identifier.type === 'Identifier') globalName(identifier);
        for (const variable of global?.variables ?? [])
          if (variable.defs.length === 0)
            for (const { identifier, isValueReference = true } of variable.references)
              if (isValueReference && identifier.type === 'Identifier') globalName(identifier);
      },
    };

    /** @param {import('estree').Identifier} node */
    function globalName(node) {
      const { name } = node;
      judge(node, name, [`api.${name}`, `api.Window.${name}`, `javascript.builtins.${name}`]);
    }
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export const browsers = { rules: { supported } };
