/** Which back end draws: the graphics card, unless it is only pretended. */
import { CanvasPainter, type Painter } from './canvas2d';
import { WebGLPainter } from './webgl2';

/** The back end that was asked for; `null` = whichever is quicker here. */
export type Renderer = 'cpu' | 'webgl2' | null;

const PRETENDED = /swiftshader|llvmpipe|softpipe|basic render/i;

/** Whether this machine has a graphics card of its own for WebGL 2. */
export function hasCard(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return false;
  const told = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !PRETENDED.test(name);
}

/** A painter for a canvas: a canvas keeps the kind of its first one for ever. */
export function painterFor(canvas: HTMLCanvasElement, asked: Renderer): Painter {
  const card = asked === 'webgl2' || (asked === null && hasCard());
  return card ? new WebGLPainter(canvas) : new CanvasPainter(canvas);
}
