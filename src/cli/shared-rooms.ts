/** Memory that all threads see, used again and again: new memory takes long to touch. */
export type SharedRooms = {
  /** A room for at least so many bytes. */
  take(least?: number): Uint8Array;
  /** Takes back the room that these bytes are in; those that are in none tell how large rooms should be. */
  giveBack(bytes: Uint8Array): void;
};

/** Rooms are as large as the largest text so far and a little larger. */
const ROOMIER = 1.25;

/** @param first bytes of the first rooms */
export function openRooms(first: number): SharedRooms {
  let size = first;
  let free: Uint8Array[] = [];
  const grow = (least: number): void => {
    if (least <= size) return;
    size = Math.ceil(ROOMIER * least);
    free = [];
  };
  return {
    take(least = 0) {
      grow(least);
      return free.pop() ?? new Uint8Array(new SharedArrayBuffer(size));
    },
    giveBack({ buffer, length }) {
      grow(length);
      if (buffer instanceof SharedArrayBuffer && buffer.byteLength >= size) free.push(new Uint8Array(buffer));
    },
  };
}
