/** The graphics card's back end: the same whole-number arithmetic as the processor's, so the same greys. */
import type { Painter } from './canvas2d';
import type { Block } from './picture';
import { type Grid, isEmpty, type Rectangle } from './sampling';

const VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
uniform usampler2D samples;
uniform usampler2D greys;
uniform ivec2 start;
uniform ivec2 stride;
uniform ivec2 corner;
uniform ivec2 size;
uniform int height;
uniform uint flip;
out vec4 colour;
uint at(ivec2 place) {
  return texelFetch(samples, clamp(place, ivec2(0), size - 1), 0).r ^ flip;
}
void main() {
  ivec2 pixel = ivec2(int(gl_FragCoord.x), height - 1 - int(gl_FragCoord.y));
  ivec2 place = start + pixel * stride;
  uvec2 part = uvec2((place >> 8) & 255);
  ivec2 first = (place >> 16) - corner;
  uint upper = at(first) * (256u - part.x) + at(first + ivec2(1, 0)) * part.x;
  uint lower = at(first + ivec2(0, 1)) * (256u - part.x) + at(first + ivec2(1, 1)) * part.x;
  uint value = (upper * (256u - part.y) + lower * part.y + 32768u) >> 16;
  uint grey = texelFetch(greys, ivec2(int(value & 255u), int(value >> 8)), 0).r;
  colour = vec4(vec3(float(grey) / 255.0), 1.0);
}`;

const UNIFORMS = ['start', 'stride', 'corner', 'size', 'height', 'flip', 'samples', 'greys'] as const;
type Uniform = (typeof UNIFORMS)[number];

/** Draws with the graphics card into a canvas. */
export class WebGLPainter implements Painter {
  readonly name = 'webgl2';
  #gl: WebGL2RenderingContext;
  #places: Record<Uniform, WebGLUniformLocation | null>;
  #kept = new Map<Block, WebGLTexture>();
  #greys: WebGLTexture;
  #flip = 0;

  constructor(canvas: HTMLCanvasElement) {
    const gl = canvas.getContext('webgl2', {
      alpha: false,
      antialias: false,
      depth: false,
      preserveDrawingBuffer: true,
    });
    if (!gl) throw new Error('this browser has no WebGL 2');
    this.#gl = gl;
    const program = built(gl);
    gl.useProgram(program);
    this.#places = Object.fromEntries(
      UNIFORMS.map((name) => [name, gl.getUniformLocation(program, name)]),
    ) as Record<Uniform, WebGLUniformLocation | null>;
    gl.uniform1i(this.#places.samples, 0);
    gl.uniform1i(this.#places.greys, 1);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    this.#greys = gl.createTexture();
  }

  setLookUp(greys: Uint8Array, signed: boolean): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#greys);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8UI, 256, 256, 0, gl.RED_INTEGER, gl.UNSIGNED_BYTE, greys);
    nearest(gl);
    this.#flip = signed ? 0x8000 : 0;
  }

  begin(width: number, height: number): void {
    const gl = this.#gl;
    gl.viewport(0, 0, width, height);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(0, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.SCISSOR_TEST);
    gl.uniform1i(this.#places.height, height);
    gl.uniform1ui(this.#places.flip, this.#flip);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#greys);
    gl.activeTexture(gl.TEXTURE0);
  }

  draw(block: Block, grid: Grid, { x0, y0, x1, y1 }: Rectangle): void {
    if (isEmpty({ x0, y0, x1, y1 })) return;
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#textureOf(block));
    gl.uniform2i(this.#places.start, grid.startX, grid.startY);
    gl.uniform2i(this.#places.stride, grid.stepX, grid.stepY);
    gl.uniform2i(this.#places.corner, block.left, block.top);
    gl.uniform2i(this.#places.size, block.stride, block.height);
    gl.scissor(x0, gl.drawingBufferHeight - y1, x1 - x0, y1 - y0);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  #textureOf(block: Block): WebGLTexture {
    const known = this.#kept.get(block);
    if (known) return known;
    const gl = this.#gl;
    const texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, texture);
    const { stride, height, samples } = block;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R16UI, stride, height, 0, gl.RED_INTEGER, gl.UNSIGNED_SHORT, samples);
    nearest(gl);
    this.#kept.set(block, texture);
    return texture;
  }

  end(): void {}

  read(): Uint8Array {
    const gl = this.#gl;
    const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    const pixels = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    const greys = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      const row = (height - 1 - y) * width;
      for (let x = 0; x < width; x++) greys[y * width + x] = pixels[(row + x) * 4] ?? 0;
    }
    return greys;
  }

  forget(block: Block): void {
    const texture = this.#kept.get(block);
    if (!texture) return;
    this.#gl.deleteTexture(texture);
    this.#kept.delete(block);
  }

  dispose(): void {
    for (const texture of this.#kept.values()) this.#gl.deleteTexture(texture);
    this.#kept.clear();
    this.#gl.deleteTexture(this.#greys);
  }
}

function nearest(gl: WebGL2RenderingContext): void {
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

function built(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error('the graphics card takes no shader');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS))
    throw new Error(gl.getProgramInfoLog(program) ?? 'no shader');
  return program;
}
