/** Enhancements for reading an article; none of them is required to read it. */
import './notes.ts';
import './open-target.ts';
import './reading-position.ts';
