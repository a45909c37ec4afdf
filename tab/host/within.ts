/** Waits for a promise, but not for ever. @throws the error given, when the time is over */
export async function within<T>(promise: Promise<T>, milliseconds: number, tooLate: Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate), milliseconds);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
