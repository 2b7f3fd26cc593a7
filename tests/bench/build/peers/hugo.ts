import { spawnSync } from 'node:child_process';
import { layOut, markdownFiles, page, type Peer, styles, url } from './peer.ts';

const settings = `baseURL = "${url}/"
title = "Peer"
[taxonomies]
topic = "topics"
[outputs]
home = ["HTML", "RSS"]
section = ["HTML"]
taxonomy = ["HTML"]
term = ["HTML"]
`;
const links = '{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}';

export const hugo: Peer = {
  name: 'Hugo',
  prepare: (publication, home) => {
    if (spawnSync('hugo', ['version']).status !== 0) return false;
    layOut(home, {
      'config.toml': settings,
      'layouts/_default/single.html': page(
        '{{ .Title }}',
        '{{ .Content }}\n<ul>{{ range .Params.topics }}<li><a href="/topics/{{ . }}/">{{ . }}</a></li>{{ end }}{{ range .Params.quotes }}<li><a href="/q/{{ .id }}/">{{ .text }}</a></li>{{ end }}</ul>',
      ),
      'layouts/q/single.html': page(
        '{{ .Params.from }}',
        '<blockquote>{{ .Content }}</blockquote>\n<a href="/articles/{{ .Params.article }}/">{{ .Params.from }}</a>',
      ),
      'layouts/_default/list.html': page('{{ .Title }}', `<ul>${links}</ul>`),
      'layouts/index.html': page(
        'Peer',
        '<ul>{{ range where .Site.RegularPages "Section" "articles" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
      ),
      'static/style.css': styles,
      ...markdownFiles(publication, 'content'),
    });
    return true;
  },
  command: (home) => ['hugo', '--quiet', '--source', home],
  content: 'content',
  out: 'public',
};
