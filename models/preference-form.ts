/** Which model speaks first when no level can decide, and why. Limits come first: a model that refuses is out, wherever it stands here, and one that needs caution comes after those that apply. */
export type Preference = { drug: string; order: readonly { model: string; because: string }[] };
