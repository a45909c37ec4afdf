/** Gives the browser a file to save; `content` is base64. */
export function downloadFile(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([bytesOf(content)]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
