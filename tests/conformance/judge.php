<?php
/**
 * Asks an installed DokuWiki what it shows for texts: JSON lines in, JSON lines out.
 *
 *     php judge.php TREE HOME
 *
 * TREE is where DokuWiki is unpacked, HOME an empty folder for all it writes: of the
 * data and settings on this machine nothing is read but the lists that were shipped.
 * The first line in is the wiki: {"settings": {"name": value}, "pages": {"id": "text"},
 * "files": {"id": size}}, answered by {"release"}. Each line behind it is a page to
 * show, {"id", "text"}, answered by {"html", "us"}: the table of contents and the page,
 * and how many microseconds reading and rendering took.
 *
 * Source of the settings: https://www.dokuwiki.org/config
 */

const SHIPPED = [
    'dokuwiki.php', 'license.php', 'mediameta.php', 'plugins.php', 'acronyms.conf', 'entities.conf',
    'interwiki.conf', 'mime.conf', 'scheme.conf', 'smileys.conf', 'wordblock.conf',
];
const FOLDERS = [
    'conf', 'pages', 'media', 'meta', 'attic', 'media_attic', 'media_meta', 'cache', 'index', 'locks', 'tmp', 'log',
];

[, $tree, $home] = $argv;
$wiki = read_line();

foreach (FOLDERS as $folder) {
    mkdir("$home/$folder");
}
$shipped = is_dir("$tree/conf") ? "$tree/conf" : '/etc/dokuwiki';
foreach (SHIPPED as $name) {
    symlink("$shipped/$name", "$home/conf/$name");
}
$settings = $wiki['settings'] + [
    'savedir' => $home,
    'useacl' => 0,
    'updatecheck' => 0,
    'dnslookups' => 0,
    // A feed is asked of a port where nobody listens: nothing is ever fetched.
    'proxy' => ['host' => '127.0.0.1', 'port' => '9', 'user' => '', 'pass' => '', 'ssl' => 0, 'except' => ''],
];
write_settings("$home/conf/local.php", 'conf', $settings);
// What was installed beside DokuWiki's own plugins must not count, and of its own only info shows anything.
$plugins = array_map('basename', glob("$tree/lib/plugins/*", GLOB_ONLYDIR));
write_settings("$home/conf/plugins.local.php", 'plugins', ['info' => 1] + array_fill_keys($plugins, 0));

$_SERVER = ['HTTP_HOST' => 'wiki.example', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/doku.php',
    'SCRIPT_NAME' => '/doku.php', 'REMOTE_ADDR' => '127.0.0.1'] + $_SERVER;
define('DOKU_INC', rtrim($tree, '/') . '/');
define('DOKU_CONF', "$home/conf/");
define('DOKU_MAIN_CONF', DOKU_CONF);
define('DOKU_FARM', false);
define('DOKU_REL', '/');
define('DOKU_BASE', '/');
define('DOKU_URL', 'http://wiki.example/');
define('NOSESSION', true);
define('DOKU_DISABLE_GZIP_OUTPUT', true);
require DOKU_INC . 'inc/init.php';

foreach ($wiki['files'] as $id => $size) {
    fill(mediaFN($id), str_repeat("\0", $size));
}
foreach ($wiki['pages'] as $id => $text) {
    fill(wikiFN($id), $text);
}
foreach ($wiki['pages'] as $id => $text) {
    p_get_metadata($id, 'title', METADATA_RENDER_UNLIMITED);
}
write_line(['release' => trim(file_get_contents("{$tree}/VERSION"))]);
while ($question = read_line()) {
    write_line(show($question['id'], $question['text']));
}

/** Returns the page as a reader without the right to edit sees it, and the microseconds it took to read and render. */
function show(string $id, string $text): array
{
    global $ID, $ACT, $TOC, $INFO;
    [$ID, $ACT, $TOC] = [$id, 'show', []];
    $INFO = ['id' => $id, 'namespace' => (string) getNS($id), 'exists' => true, 'writable' => false, 'perm' => AUTH_READ];
    $facts = [];
    $start = hrtime(true);
    $html = p_render('xhtml', p_get_instructions(cleanText($text)), $facts);
    $duration = hrtime(true) - $start;
    return ['html' => html_TOC($TOC) . html_secedit($html, false), 'us' => $duration / 1000];
}

function read_line(): array
{
    $line = fgets(STDIN);
    return $line === false ? [] : json_decode($line, true, 512, JSON_THROW_ON_ERROR);
}

function write_line(array $answer): void
{
    fwrite(STDOUT, json_encode($answer, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
}

function write_settings(string $path, string $name, array $values): void
{
    $lines = array_map(
        fn($key, $value) => "\${$name}[" . var_export($key, true) . '] = ' . var_export($value, true) . ";\n",
        array_keys($values),
        $values,
    );
    file_put_contents($path, "<?php\n" . implode('', $lines));
}

function fill(string $path, string $content): void
{
    if (!is_dir(dirname($path))) {
        mkdir(dirname($path), 0755, true);
    }
    file_put_contents($path, $content);
}
