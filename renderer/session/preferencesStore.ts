import { createStore } from 'zustand/vanilla';
import type { Preferences } from '../worker';

export const createPreferencesStore = () => createStore<Preferences>(() => ({ profile: null, colorScheme: 'auto' }));
export type PreferencesStore = ReturnType<typeof createPreferencesStore>;
