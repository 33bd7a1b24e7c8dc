//! Drawings that run or load something are refused.

use image::ImageFormat;

use super::super::base64;
use super::fixtures::*;
use super::*;

fn drawing(inside: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 8 4'>{inside}</svg>"
    )
}

fn data_url(bytes: &[u8]) -> String {
    format!("data:image/jpeg;base64,{}", base64::encode(bytes))
}

#[test]
fn harmless_drawings_pass_as_they_are() {
    let embedded = data_url(&encoded(ImageFormat::Jpeg));
    let harmless = [
        "<path d='M0 0h8v4z' fill='url(#g)' style='stroke: url( \"#s\" )'/>".to_owned(),
        "<style>.a { fill: red }</style>".to_owned(),
        "<style><![CDATA[ a > b { fill: url('#x') } ]]></style>".to_owned(),
        "<use xlink:href='#a'/><use href='#b'/><text>on load = 1 &lt; 2</text>".to_owned(),
        "<a href='https://example.vn/' xlink:href='mailto:a@b.vn'><circle r='1'/></a>".to_owned(),
        "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' rdf:resource='http://x'/></metadata>".to_owned(),
        "<g xmlns:inkscape='http://i' inkscape:path='C:\\a (1).svg' transform='rotate(3)'/>".to_owned(),
        format!("<image href='{embedded}'/>"),
        "<animate attributeName='r' to='3'/><set attributeName='fill' to='url(#a)'/>".to_owned(),
    ];
    for inside in harmless {
        let text = drawing(&inside);
        for head in ["", "\u{feff}", "<?xml version='1.0' encoding='UTF-8'?>\n<!-- x -->\n"] {
            let file = format!("{head}{text}");
            match publishable(file.as_bytes()) {
                Ok(Cow::Borrowed(bytes)) => assert_eq!(bytes, file.as_bytes()),
                other => panic!("{file}: {other:?}"),
            }
        }
    }
}

#[test]
fn what_runs_or_loads_is_refused_by_name() {
    let refused = [
        ("<script>alert(1)</script>", "<script>"),
        ("<SCRIPT/>", "<script>"),
        ("<svg:script xmlns:svg='http://www.w3.org/2000/svg'/>", "<script>"),
        ("<foreignObject/>", "<foreignobject>"),
        ("<circle onload='x()'/>", "onload"),
        ("<circle OnClick='x()'/>", "onclick"),
        ("<a href='javascript:x()'/>", "javascript:x()"),
        ("<a xlink:href=' java&#10;script&#58;x()'/>", "javascript:x()"),
        ("<a href='data:text/html,x'/>", "data:text/html,x"),
        ("<use href='other.svg#a'/>", "other.svg#a"),
        ("<image xlink:href='https://evil.example/x.png'/>", "https://evil.example/x.png"),
        ("<image href='//evil.example/x.png'/>", "//evil.example/x.png"),
        ("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", "data:image/svg+xml"),
        ("<image href='data:image/png;base64,PHN2Zy8+'/>", "can't be read"),
        ("<image href='data:image/jpeg;x,%FF%D8'/>", "can't be read"),
        ("<g xml:base='https://evil.example/'/>", "https://evil.example/"),
        ("<rect fill='url(https://evil.example/#a)'/>", "https://evil.example/#a"),
        ("<rect fill='\\75rl(https://evil.example/#a)'/>", "a `\\`"),
        ("<rect style='fill:URL( \"//evil.example\" )'/>", "//evil.example"),
        ("<style>@import 'https://evil.example/x.css';</style>", "@import"),
        ("<style>@&#105;mport 'x';</style>", "@import"),
        ("<style><![CDATA[@font-face{src:url(//evil.example/f)}]]></style>", "//evil.example/f"),
        ("<style>a{x:image-set('//evil.example' 1x)}</style>", "image-set("),
        ("<style>a{}<b/>@import 'x';</style>", "inside `<style>`"),
        ("<set attributeName='xlink:href' to='javascript:x()'/>", "animation of `href`"),
        ("<animate attributeName=' onclick'/>", "animation of `onclick`"),
        ("<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='x'/>", "HTML inside"),
        ("<?xml-stylesheet href='https://evil.example/x.css'?>", "xml-stylesheet"),
    ];
    for (inside, named) in refused {
        let error = publishable(drawing(inside).as_bytes()).unwrap_err();
        assert!(matches!(error, MediaError::Unsafe { .. }), "{inside}: {error:?}");
        assert!(error.message().en.contains(named), "{inside}: {}", error.message().en);
        assert!(error.message().vi.starts_with("ảnh SVG có "), "{}", error.message().vi);
    }
}

#[test]
fn entities_are_neither_declared_nor_expanded() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>";
    let bombed = format!("{bomb}{}", drawing("<text>&b;</text>"));
    assert!(matches!(publishable(bombed.as_bytes()), Err(MediaError::Unsafe { .. })));
    let plain = format!(
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>{}",
        drawing("")
    );
    assert!(publishable(plain.as_bytes()).is_ok());
    for unknown in ["<text>&b;</text>", "<style>&b;</style>", "<a href='&b;'/>"] {
        let damaged = publishable(drawing(unknown).as_bytes()).map(|_| ());
        assert!(matches!(damaged, Err(MediaError::Damaged { .. })), "{unknown}: {damaged:?}");
    }
}

#[test]
fn broken_drawings_are_damaged() {
    let broken = ["<g>", "<g></h>", "<g a=1/>", "<g a='1' a='2'/>", "<"];
    for inside in broken {
        let outcome = publishable(drawing(inside).as_bytes()).map(|_| ());
        assert!(matches!(outcome, Err(MediaError::Damaged { .. })), "{inside}: {outcome:?}");
    }
    for file in [&b"<svg>\xFF</svg>"[..], b"<?xml version='1.0' encoding='UTF-7'?><svg/>", b"<svg>"]
    {
        let outcome = publishable(file).map(|_| ());
        assert!(matches!(outcome, Err(MediaError::Damaged { .. })), "{file:?}: {outcome:?}");
    }
}

#[test]
fn an_embedded_photo_loses_its_metadata() {
    let photo = jpeg_with(&[app1(1, true)]);
    let (old, new) = (data_url(&photo), data_url(&encoded(ImageFormat::Jpeg)));
    let file = drawing(&format!("<image width='3' xlink:href='{old}'/><rect/>"));
    let clean = publishable(file.as_bytes()).unwrap();
    assert_eq!(clean, file.replace(&old, &new).as_bytes());
    // Folded over lines, as editors write it.
    let folded = file.replace("base64,", "base64,\n ").replace("/9j/", "/9\n j/");
    assert_eq!(publishable(folded.as_bytes()).unwrap(), clean);

    let in_style = drawing(&format!("<style>a{{fill:url('{old}')}}</style>"));
    let error = publishable(in_style.as_bytes()).unwrap_err();
    assert!(error.message().en.contains("private data"), "{error}");
}

#[test]
fn the_root_tells_the_size() {
    let sizes = [
        ("width='30' height='20'", Some((30, 20))),
        ("width='1in' height='2.54cm'", Some((96, 96))),
        ("width='72pt' height='6pc'", Some((96, 96))),
        ("width='210mm' height='297mm' viewBox='0 0 210 297'", Some((794, 1123))),
        ("viewBox='0 0 8 4'", Some((8, 4))),
        ("viewBox='-1,-1,8.4,0.2'", Some((8, 1))),
        ("width='100%' height='100%' viewBox='0 0 8 4'", Some((8, 4))),
        ("width='16' viewBox='0 0 8 4'", Some((16, 8))),
        ("height='16' viewBox='0 0 8 4'", Some((32, 16))),
        ("width='16'", None),
        ("width='NaN' height='inf'", None),
        ("width='1e300' height='5'", None),
        ("width='0' height='5'", None),
        ("viewBox='0 0 8'", None),
        ("viewBox='0 0 0 0'", None),
        ("", None),
    ];
    for (attributes, expected) in sizes {
        let file =
            format!("<?xml version='1.0'?><!--x--><svg {attributes}><rect width='9'/></svg>");
        let expected = expected.map(|(width, height)| Size { width, height });
        assert_eq!(size(file.as_bytes()), expected, "{attributes}");
    }
    assert_eq!(size(b"<html width='3' height='3'/>"), None);
}
