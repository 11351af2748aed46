import { readFileSync, writeFileSync } from 'node:fs';
import { cemSorterPlugin } from '@wc-toolkit/cem-sorter';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const outdir = 'dist';
const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));

const isPublic = (member) =>
  member.privacy !== 'private' && member.privacy !== 'protected' && !/^[_#]/.test(member.name) && member.isState !== true;

/** Lit's own callbacks: no user of an element calls them. */
const callbacks = new Set([
  'render', 'willUpdate', 'update', 'updated', 'firstUpdated', 'shouldUpdate', 'connectedCallback',
  'disconnectedCallback', 'adoptedCallback', 'attributeChangedCallback', 'createRenderRoot', 'getUpdateComplete',
  'scheduleUpdate', 'performUpdate', 'styles', 'shadowRootOptions', 'requestUpdate',
]);

let checker;

/** What may be written into an attribute, where its type says so: `'day' | 'week'`, `string`; an alias says nothing. */
function writtenType(ts, node) {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(node));
  const literals = (type.isUnion() ? type.types : [type]).filter((part) => part.isStringLiteral());
  if (literals.length > 0) return literals.map(({ value }) => `'${value}'`).join(' | ');
  if (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral)) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  return undefined;
}

/** Notes what the analyzer does not see: which members `@state()` or `@query()` decorates, and what attributes hold. */
const readMembers = {
  name: 'read-members',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
    for (const member of node.members) {
      const decorators = ts.canHaveDecorators(member) ? ts.getDecorators(member) ?? [] : [];
      const names = decorators.map(({ expression }) => expression.expression?.getText());
      const name = member.name?.getText();
      const field = declaration?.members?.find((found) => found.name === name);
      if (field !== undefined && names.some((found) => found === 'state' || found === 'query')) field.isState = true;
      const attribute = declaration?.attributes?.find(({ fieldName }) => fieldName === name);
      const written = attribute === undefined ? undefined : writtenType(ts, member);
      if (written !== undefined) attribute.type = { text: written };
    }
  },
};

/** Leaves elements with what others may use, and nothing but elements. */
const keepPublic = {
  name: 'keep-public',
  packageLinkPhase({ customElementsManifest: manifest }) {
    for (const module of manifest.modules) {
      module.declarations = (module.declarations ?? []).filter(({ customElement }) => customElement === true);
      for (const declaration of module.declarations) {
        declaration.members = (declaration.members ?? []).filter(
          (member) => isPublic(member) && !callbacks.has(member.name),
        );
        for (const member of declaration.members) delete member.isState;
        declaration.attributes = (declaration.attributes ?? []).filter(
          ({ fieldName }) => fieldName === undefined || declaration.members.some(({ name }) => name === fieldName),
        );
        declaration.events = (declaration.events ?? []).filter(({ description }) => description !== undefined);
      }
      module.exports = (module.exports ?? []).filter(({ kind, declaration }) =>
        kind === 'custom-element-definition' || module.declarations.some(({ name }) => name === declaration.name));
    }
    manifest.modules = manifest.modules.filter(({ exports: found }) => found.length > 0);
  },
};

/** Names modules as the package ships them: a reader of the manifest has `dist`, not `src`. */
const nameBuiltModules = {
  name: 'name-built-modules',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const here = `${process.cwd().replaceAll('\\', '/')}/`;
    const built = (path) => path.replace(here, '').replace(/^\/?(src|sdk)\/(.*)\.[jt]s$/, `${outdir}/$1/$2.js`);
    const rename = (value) => {
      if (value === null || typeof value !== 'object') return;
      for (const [key, inner] of Object.entries(value)) {
        if ((key === 'path' || key === 'module') && typeof inner === 'string') value[key] = built(inner);
        else rename(inner);
      }
    };
    rename(manifest);
  },
};

/** The door through which the class of a tag is imported, such as `milestone-kit/timeline`. */
function doorOf(tagName) {
  const room = `./${tagName.replace('milestone-', '')}`;
  if (!(room in exports)) throw new Error(`${tagName} has no door ${room} in package.json`);
  return `milestone-kit/${room.slice(2)}`;
}

const writeJsxTypes = {
  name: 'write-jsx-types',
  packageLinkPhase({ customElementsManifest }) {
    const manifest = structuredClone(customElementsManifest);
    const elements = manifest.modules.flatMap(({ declarations }) => declarations);
    // An attribute without a property is written as text; the generator would look for the property.
    const textOnly = elements.flatMap((element) => element.attributes
      .filter(({ fieldName }) => fieldName === undefined)
      .map((attribute) => {
        attribute.fieldName = attribute.name;
        return `${element.name}['${attribute.name}']`;
      }));
    const events = new Set(elements.flatMap((element) => (element.events ?? []).map(({ type }) => type.text)));
    const types = generateJsxTypes(manifest, { fileName: null, componentTypePath: (_name, tagName) => doorOf(tagName) });
    const usable = textOnly.reduce((text, type) => text.replaceAll(type, 'string'), types);
    writeFileSync(
      `${outdir}/jsx.d.ts`,
      `import type { ${[...events].sort().join(', ')} } from 'milestone-kit';\n${usable.trimStart()}`,
    );
  },
};

export default {
  globs: ['src/**/*.ts'],
  exclude: ['**/*.test.ts'],
  outdir,
  litelement: true,
  // It names the manifest already; a run with another outdir must not change that.
  packagejson: false,
  overrideModuleCreation({ ts, globs }) {
    const program = ts.createProgram(globs, {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      experimentalDecorators: true,
      strict: true,
      skipLibCheck: true,
    });
    checker = program.getTypeChecker();
    return program.getSourceFiles().filter(({ fileName }) => globs.some((glob) => fileName.endsWith(glob)));
  },
  plugins: [
    readMembers,
    keepPublic,
    nameBuiltModules,
    cemSorterPlugin({ outdir }),
    customElementVsCodePlugin({ outdir }),
    customElementJetBrainsPlugin({ outdir }),
    writeJsxTypes,
  ],
};
