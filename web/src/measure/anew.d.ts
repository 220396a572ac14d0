/** A second instance of the measuring module: another query is another module to the browser. */
declare module '*/upright_wasm.js?anew' {
  export * from './pkg/upright_wasm.js';

  const start: typeof import('./pkg/upright_wasm.js').default;
  export default start;
}
