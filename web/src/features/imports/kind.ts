/** Whether a file is a picture without a header, told by its first bytes: its name may say anything. */

const BEGINNINGS: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x49, 0x49, 0x2a, 0x00], // TIFF, little endian
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF, big endian
];
const AS_DICOM = 132;

/** Whether a file says nothing of the patient: PNG, JPEG or TIFF. */
export async function isBarePicture(file: Blob): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(0, AS_DICOM).arrayBuffer());
  // A DICOM file may begin with anything at all, a TIFF among it.
  const isDicom = new TextDecoder('latin1').decode(bytes.subarray(128, AS_DICOM)) === 'DICM';
  return !isDicom && BEGINNINGS.some((beginning) => beginning.every((byte, at) => bytes[at] === byte));
}
