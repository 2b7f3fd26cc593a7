/** All that an article loads to be read in comfort; nothing in it is needed to read. */
import './notes.ts';
import './open-target.ts';
import './place.ts';
