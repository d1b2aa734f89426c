// The names of members on the wire and in the API: "NumberFormat" there, "numberFormat" here.

/** The name in the API of a name on the wire. */
export function memberName(wireName: string): string {
  return wireName.startsWith("_") ? wireName : wireName.charAt(0).toLowerCase() + wireName.slice(1);
}

/** The name on the wire of a name in the API. */
export function wireName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What `retrieve` gives: the names of the API, all the way down but not within cells. */
export function camelCased(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key === "_Items" ? "items" : memberName(key),
      key === "_Items" ? (part as unknown[]).map(camelCased) : camelCased(part),
    ]),
  );
}
