import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";

/** The oldest browsers a member may hold: WeChat's own engine on old Android phones, iPhones left at iOS 14. */
const oldest = ["chrome86", "safari14"];
/** lightningcss writes versions as major << 16. */
const oldestCss = { chrome: 86 << 16, safari: 14 << 16 };

/**
 * Writes .gz and .br beside each text asset, so that the server compresses nothing while a contest opens.
 * After everything else: earlier in the build the code still holds Vite's placeholders.
 */
function precompress(): Plugin {
  return {
    name: "precompress",
    apply: "build",
    writeBundle(options, bundle) {
      for (const { fileName } of Object.values(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const file = join(options.dir ?? "", fileName);
        const body = readFileSync(file);
        const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
        writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(body, brotli));
      }
    },
  };
}

export default defineConfig({
  root: join(import.meta.dirname, "client"),
  plugins: [solid(), precompress()],
  css: { transformer: "lightningcss", lightningcss: { targets: oldestCss } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: oldest,
    cssTarget: oldest,
    cssMinify: "lightningcss",
    sourcemap: false,
    // What several pages share comes in one file: on a weak network each further request costs more than a kilobyte.
    // Texts of the organiser's desk are shared by its own pages alone.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "shared", test: /client\/(ui|lib|text)\/(?!desk|imports).*\.tsx?$/, minShareCount: 3 },
            // One style sheet for the desk, in the order of its imports: pages say what differs from the frame, so theirs come after.
            { name: "desk-styles", test: /client\/(desk|imports)\/.*\.css$/ },
          ],
        },
      },
    },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    port: 4200,
    strictPort: true,
    proxy: { "/api": { target: process.env["ZHISHI_API"] ?? "http://localhost:3000", changeOrigin: false } },
  },
});
