//! Chiêng turns a folder of Markdown into the web site of an awareness campaign.
