const { BYTES_PER_ELEMENT } = Float32Array;

/** A vector as little-endian 32-bit floats (IEEE 754), whatever the machine. */
export function bytesOfVector(vector: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(vector.length * BYTES_PER_ELEMENT));
  vector.forEach((value, i) => void view.setFloat32(i * BYTES_PER_ELEMENT, value, true));
  return new Uint8Array(view.buffer);
}

/** The vector of such bytes; undefined where they are no whole number of finite floats, or none. */
export function vectorOfBytes(bytes: Uint8Array): Float32Array | undefined {
  const { byteLength, byteOffset, buffer } = bytes;
  if (byteLength === 0 || byteLength % BYTES_PER_ELEMENT !== 0) return undefined;
  const view = new DataView(buffer, byteOffset, byteLength);
  const vector = Float32Array.from({ length: byteLength / BYTES_PER_ELEMENT }, (_, i) =>
    view.getFloat32(i * BYTES_PER_ELEMENT, true),
  );
  return vector.every(Number.isFinite) ? vector : undefined;
}
