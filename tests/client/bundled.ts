/** Constants that the bundler defines in scripts for browsers; imported before such a script. */
Object.assign(globalThis, { storagePrefix: '' });
