import { transform } from 'esbuild';
import type { Plugin } from 'vite';

/** Vite leaves decorators as they are; this gives stories the same output as the build and the test runner. */
export function compileElements(): Plugin {
  return {
    name: 'compile-elements',
    enforce: 'pre',
    async transform(source, id) {
      const path = id.split('?')[0] ?? id;
      if (!/\/(src|sdk)\/.*\.ts$/.test(path) || path.includes('/node_modules/')) return undefined;
      const { code, map } = await transform(source, {
        loader: 'ts',
        target: 'es2022',
        sourcefile: path,
        sourcemap: true,
        tsconfigRaw: {
          compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false, verbatimModuleSyntax: true },
        },
      });
      return { code, map };
    },
  };
}
