# web.py SEEDS OUT writes the samples of web pages, saved pages, e-mails, archives, plain text and hand-made PDF.
import email.message
import email.policy
import gzip
import html
import io
import os
import sys
import zipfile

seeds, out = sys.argv[1:3]


def seed(name):
    with open(f"{seeds}/{name}.txt", encoding="utf-8", newline="") as f:
        return f.read()


def save(name, data):
    with open(f"{out}/{name}", "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode("utf-8"))


def page(text, title, charset):
    """A page as the sites of governments are built: the notice between navigation, fields, buttons and a foot."""
    body = "".join(f'<p style="text-indent:2em">{html.escape(line.strip())}</p>\n' for line in text.splitlines() if line.strip())
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}_某市人民政府</title>
<meta name="SiteName" content="某市人民政府"><meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2018-06-06 09:30"><meta name="ContentSource" content="市政府办公室">
<style>p{{line-height:2}}</style><script>var n="新增就业99万人。";</script></head><body>
<div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/fw">办事服务</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></div>
<table class="fields"><tr><td>索&nbsp;引&nbsp;号：</td><td>A001-2018-0007</td><td>发文机关：</td><td>某市人民政府办公室</td></tr>
<tr><td>成文日期：</td><td>2018年6月6日</td><td>发文字号：</td><td>某政办〔2018〕7号</td></tr></table>
<h1>{title}</h1><div class="info">来源：市政府办公室　浏览次数：<span>128</span>　字体：[<a>大</a> <a>中</a> <a>小</a>]</div>
<div id="zoom">{body}</div>
<div class="share">分享到：<a>微信</a><a>微博</a></div><p>【打印本页】 【关闭窗口】</p>
<div class="footer"><p>版权所有：某市人民政府　网站标识码：4100000000　建议使用1024×768分辨率浏览。</p></div></body></html>
"""


def mail(text, attachments):
    m = email.message.EmailMessage(policy=email.policy.SMTP)
    m["From"], m["To"], m["Subject"], m["Date"] = "zfb@example.org", "bm@example.org", "印发2012年实施方案", "Fri, 06 Apr 2012 09:00:00 +0800"
    m.set_content(text)
    for name, data in attachments:
        m.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    m.set_boundary("notice-boundary")
    return m.as_bytes()


def archive(entries, gbk=False):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in entries:
            z.writestr(zipfile.ZipInfo(name, (2018, 6, 6, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    data = buffer.getvalue()
    if gbk:  # as programs of Chinese Windows write names: in GBK, without the mark of UTF-8
        for name, _ in entries:
            old = name.encode("ascii")
            data = data.replace(old, {"aaaaaaaa.txt": "通知方案".encode("gbk") + b".txt"}.get(name, old))
    return data


def pdf(lines):
    """A PDF with a Chinese font that is named and not embedded, its text in GBK: as old programs print."""
    show = "".join(f"1 0 0 1 90 {780 - 24 * i} Tm <{line.encode('gbk').hex()}> Tj\n" for i, line in enumerate(lines))
    stream = f"BT /F1 14 Tf\n{show}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>",
    ]
    data, at = b"%PDF-1.4\n", []
    for i, o in enumerate(objects, 1):
        at.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (i, o)
    xref = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % n for n in at)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, xref)


notice = seed("zhengzhou-2018")
os.makedirs(out, exist_ok=True)
save("html-portal.html", page(notice, "关于印发2018年郑州市产业集聚区建设专项工作方案的通知", "utf-8"))
save("html-gbk-says-utf8.html", page(seed("xuchang-2012"), "2012年许昌市产业集聚区建设专项工作方案", "utf-8").encode("gb18030"))
save("html-broken.html", "<html><body><p>新增就业5万人。</p>" + "<div>" * 600 + "<p>增长8%。</p>")
save("eml-attachments.eml", mail("各县区：\n现将方案印发给你们，2012年全市新增就业3万人。\n", [("方案.txt", seed("xuchang-2012").encode("gb18030")), ("页面.html", page("新开工项目60个。", "方案", "utf-8").encode())]))
save("eml-page.eml", b"MIME-Version: 1.0\r\nFrom: a@example.org\r\nSubject: plan\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + "<p>2012年新开工项目60个。</p>".encode("gbk"))
save("eml-broken.eml", b"MIME-Version: 1.0\r\nFrom: a@example.org\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\ncut")
save("zip-notices.zip", archive([("附件/方案.txt", seed("xuchang-2018").encode()), ("页面.html", page("新开工项目60个。", "方案", "utf-8").encode())]))
save("zip-gbk-names.zip", archive([("aaaaaaaa.txt", seed("xuchang-2012").encode("gb18030"))], gbk=True))
save("zip-broken.zip", archive([("a.txt", notice.encode())])[:2000])
save("gzip-notice.gz", gzip.compress(notice.encode(), mtime=0))
save("gzip-gbk.gz", gzip.compress(seed("xuchang-2012").encode("gb18030"), mtime=0))
save("gzip-broken.gz", gzip.compress(notice.encode(), mtime=0)[:1500])
save("text-gb18030.txt", seed("xuchang-2012").encode("gb18030"))
save("text-utf16le.txt", seed("xuchang-2012").encode("utf-16-le"))
save("text-big5.txt", "某縣2023年經濟發展計劃\r\n\r\n一、發展目標\r\n\r\n全年新開工項目30個，規模以上工業增加值增長8%以上，城鎮新增就業5萬人。\r\n".encode("big5"))
save("text-broken.txt", bytes(i * 7 % 251 for i in range(2000)))
save("pdf-gbk-font.pdf", pdf(["某市2018年工作方案", "一、发展目标", "2018年，全市新开工项目60个，主营业务收入增长", "10%以上，城镇新增就业5万人。", "二、主要任务"]))
